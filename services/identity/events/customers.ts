import type { ServiceContext } from "../../../platform/broker/context.ts";
import { noteEnded } from "../../../platform/broker/middlewares/ended-sessions.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { events } from "../../../platform/messaging/journal.ts";
import { relayOf } from "../../../platform/messaging/relay.ts";
import type { erased } from "../../customers/customers.contract.ts";
import { record } from "../adapters/audit-chain.ts";
import { noteRestricted } from "../actions/list-ended.ts";
import { erasedEmail } from "../domain/user.ts";
import { registered } from "../identity.contract.ts";
import { sessions, users } from "../identity.store.ts";

/** Events stay for good, so what they hold of a person is taken out of them. */
const forgetPerson = async (ctx: ServiceContext, userId: string): Promise<void> => {
  await relayOf(ctx.own).idle();
  await ctx
    .collection(events)
    .updateMany(
      { "event.subject": userId, "event.type": registered.type },
      { $set: { "event.data": { userId, email: erasedEmail(userId) } } },
      { quiet: true },
    );
};

/** The person was erased: closes the account and every session of it. */
export const onErased: EventHandler<typeof erased> = async (ctx, { data }) => {
  const userId = data.customerId;
  const done = await ctx.decide(users, userId, { type: "Close", at: ctx.now() });
  if (isFault(done) || !done.state.closed) return;
  noteRestricted(ctx, done.state);
  await forgetPerson(ctx, userId);
  const open = await ctx.collection(sessions.declaration).find({ userId, status: "open" });
  const at = ctx.now();
  for (const { id } of open) {
    await ctx.execute(sessions, id, { type: "Revoke", at });
    noteEnded(ctx.broker, { id, at });
  }
  if (done.events.length > 0) {
    await record(ctx, { actor: userId, action: "accountClosed", subject: userId });
  }
};
