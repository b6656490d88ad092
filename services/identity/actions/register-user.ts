import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { begin, ofAccount } from "../adapters/attempts.ts";
import { record } from "../adapters/audit-chain.ts";
import { normalEmail } from "../domain/user.ts";
import * as contract from "../identity.contract.ts";
import { users } from "../identity.store.ts";
import { newPasswordHash } from "./account/set-password.ts";

/** There is an account with the address: only its owner is told, by mail. */
const mailOwner = async (ctx: ServiceContext, email: string, tokenId: string): Promise<void> => {
  const owner = await ctx.collection(users.declaration).findOne({ email });
  if (!owner) return;
  const command = { type: "RequestMail", kind: "accountExists", tokenId, at: ctx.now() } as const;
  await ctx.execute(users, owner.id, command);
  await record(ctx, { actor: "system", action: "registeredAgain", subject: owner.id });
};

/** POST /v1/users: the same work and the same response whether there is an account or not. */
export const registerUser: Handler<typeof contract.register> = async (ctx) => {
  const id = ctx.newId("usr");
  const tokenId = ctx.newId("mtk");
  const { name, password } = ctx.params;
  const email = normalEmail(ctx.params.email);
  const hashed = await newPasswordHash(ctx, {
    ...{ password, email, staff: false },
    contract: contract.register,
  });
  if (isFault(hashed)) return hashed;
  // Who makes and erases accounts of a stranger's address over and over does not fill its mailbox.
  const mayMail = !isFault(await begin(ctx, [ofAccount("mailbox", email)]));
  const command = {
    type: "Register",
    email,
    ...defined({ name }),
    ...hashed,
    scopes: [],
    ...(mayMail ? { tokenId } : {}),
    at: ctx.now(),
  } as const;
  try {
    const user = await ctx.execute(users, id, command);
    if (isFault(user)) return user;
    await record(ctx, { actor: id, action: "registered", subject: id });
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    await mailOwner(ctx, email, tokenId);
  }
  return { email, ...defined({ name }), emailConfirmed: false as const };
};
