/** What a shopper does with an account, by mails. */
import type { Mailbox } from "../../../test/support/parts/mailbox.ts";
import { adaLovelace } from "./people.ts";
import type { Tour } from "./shared.ts";

export const account = async ({ ada }: Tour, mails: Mailbox): Promise<void> => {
  await ada("identityRequestConfirmation");
  const token = await mails.tokenFor(adaLovelace.email, /confirm your address/u);
  await ada("identityConfirm", { body: { token } });
};

/** Somebody else's: a reset ends all sessions. */
export const forgetting = async (
  { quiet, quietlyAs, record }: Tour,
  mails: Mailbox,
): Promise<void> => {
  const who = { email: "forgetful@example.org", password: "seven wooden looms" };
  const guest = record.as({});
  await quiet("identityRegister", { body: who });
  await guest("identityRequestPasswordReset", { body: { email: who.email } });
  const token = await mails.tokenFor(who.email, /another password/u);
  const password = "eleven brass gears";
  await guest("identityResetPassword", { body: { token, password } });
  await guest("identityRequestSignIn", { body: { email: who.email } });
  const link = await mails.tokenFor(who.email, /: sign in/u);
  await guest("identitySignInMailed", { body: { token: link } });
  const session = await quiet("identitySignIn", { body: { ...who, password } });
  const headers = { authorization: `Bearer ${session.accessToken as string}` };
  const [ask, read] = [record.as(headers), quietlyAs(headers)];
  const next = "twenty copper wheels";
  await ask("identityChangePassword", { body: { currentPassword: password, password: next } });
  await ask("identityChangeEmail", { body: { email: "ada.king@example.org", password: next } });
  const other = await quiet("identitySignIn", { body: { ...who, password: next } });
  const { items } = await quietlyAs({ authorization: `Bearer ${other.accessToken as string}` })(
    "identityListSessions",
  );
  const { id } = (items as { id: string; current: boolean }[]).find((one) => one.current) ?? {};
  await ask("identityListSessions", { query: { limit: 2 } });
  await ask("identityRevokeSession", { path: { id: id ?? "" } });
  await ask("identityRevokeSessions");
  await read("identityMe");
};
