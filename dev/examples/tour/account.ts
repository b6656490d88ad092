/** What a shopper does with an account, by mails. */
import type { Mailbox } from "../../../test/support/parts/mailbox.ts";
import { adaLovelace } from "./people.ts";
import type { Tour } from "./shared.ts";

export const account = async ({ ada }: Tour, mails: Mailbox): Promise<void> => {
  await ada("identityRequestConfirmation");
  const token = await mails.tokenFor(adaLovelace.email, /confirm your address/u);
  await ada("identityConfirm", { body: { token } });
};
