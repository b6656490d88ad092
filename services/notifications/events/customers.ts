import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import type { erased } from "../../customers/customers.contract.ts";
import { mailRequested } from "../../identity/identity.contract.ts";
import { eraseMails } from "./erase-mails.ts";

/** The person was erased: the mails about the account say to nobody what they said. */
export const onCustomerErased: EventHandler<typeof erased> = async (ctx, { subject, data }) => {
  await eraseMails(ctx, { userId: data.customerId });
  await eraseDeadLetters(ctx.own, subject, [mailRequested]);
};
