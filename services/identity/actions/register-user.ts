import type { Handler } from "../../../platform/broker/context.ts";
import { orQueueFull } from "../../../platform/broker/faults.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { record } from "../adapters/audit-chain.ts";
import { hashPassword } from "../adapters/password-hash.ts";
import { normalEmail, toUser } from "../domain/user.ts";
import * as contract from "../identity.contract.ts";
import { users } from "../identity.store.ts";

/** POST /v1/users */
export const registerUser: Handler<typeof contract.register> = async (ctx) => {
  const id = ctx.newId("usr");
  const { name, password } = ctx.params;
  const command = {
    type: "Register",
    email: normalEmail(ctx.params.email),
    ...defined({ name }),
    passwordHash: await hashPassword(password).catch(
      orQueueFull(ctx.broker.nodeID, contract.register),
    ),
    scopes: [],
    at: ctx.now(),
  } as const;
  try {
    const user = await ctx.execute(users, id, command);
    if (isFault(user)) return user;
    await record(ctx, { actor: id, action: "registered", subject: id });
    return toUser(user);
  } catch (error) {
    if (error instanceof DuplicateError) return contract.faults.EMAIL_TAKEN();
    throw error;
  }
};
