import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseLines } from "../../../platform/messaging/erasing.ts";
import type { erased } from "../../customers/customers.contract.ts";
import { forgetAttempts } from "../adapters/attempts.ts";
import { record } from "../adapters/audit-chain.ts";
import { forgetDevices } from "../adapters/devices.ts";
import { noteRestricted } from "../actions/list-ended.ts";
import { endSessions } from "../actions/account/end-sessions.ts";
import { externalIdentities, invitations, users } from "../identity.store.ts";

const forgetInvitations = async (ctx: ServiceContext, email: string): Promise<void> => {
  const store = ctx.collection(invitations.declaration);
  for (const { id } of await store.find({ email })) {
    await eraseLines(ctx.own, id);
    await store.remove({ id });
  }
};

/** The person was erased: closes the account and every session of it. */
export const onErased: EventHandler<typeof erased> = async (ctx, { data }) => {
  const userId = data.customerId;
  const before = await ctx.collection(users.declaration).get(userId);
  const done = await ctx.decide(users, userId, { type: "Close", at: ctx.now() });
  if (isFault(done) || !done.state.closed) return;
  noteRestricted(ctx, done.state);
  // Events stay for good, so what they say of a person is taken out of them.
  await eraseLines(ctx.own, userId);
  await endSessions(ctx, userId);
  await forgetDevices(ctx, userId);
  if (before) {
    await forgetAttempts(ctx, before.email);
    await forgetInvitations(ctx, before.email);
  }
  await ctx.collection(externalIdentities).remove({ userId });
  if (done.events.length > 0) {
    await record(ctx, { actor: userId, action: "accountClosed", subject: userId });
  }
};
