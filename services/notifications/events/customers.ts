import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import type { erased } from "../../customers/customers.contract.ts";
import { eraseMails } from "./erase-mails.ts";

/** The person was erased: the mails about the account go, and no more are written. */
export const onCustomerErased: EventHandler<typeof erased> = async (ctx, { subject, data }) => {
  await eraseDeadLetters(ctx.own, subject);
  await eraseMails(ctx, { userId: data.customerId });
};
