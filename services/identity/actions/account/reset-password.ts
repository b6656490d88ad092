import type { Handler } from "../../../../platform/broker/context.ts";
import { orQueueFull } from "../../../../platform/broker/faults.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import { hashPassword } from "../../adapters/password-hash.ts";
import { hashOf, userIdIn } from "../../adapters/token-signer.ts";
import { TOKEN_MS } from "../../domain/mail-token.ts";
import { normalEmail } from "../../domain/user.ts";
import * as contract from "../../account.contract.ts";
import { users } from "../../identity.store.ts";
import { noteRestricted } from "../list-ended.ts";
import { endSessions } from "./end-sessions.ts";

export const mailSent = { expiresIn: TOKEN_MS / 1000 };

/** POST /v1/password-resets: the mail is asked for after the response, which so takes as long with an account as without. */
export const requestPasswordReset: Handler<typeof contract.requestPasswordReset> = async (ctx) => {
  const tokenId = ctx.newId("mtk");
  const email = normalEmail(ctx.params.email);
  const user = await ctx.collection(users.declaration).findOne({ email });
  const command = { type: "RequestMail", kind: "resetPassword", tokenId, at: ctx.now() } as const;
  if (user) {
    ctx
      .execute(users, user.id, command)
      .catch((error: unknown) =>
        ctx.own.logger.warn(`A mail that resets a password is not asked for: ${String(error)}`),
      );
  }
  return mailSent;
};

/** POST /v1/password-resets/complete */
export const resetPassword: Handler<typeof contract.resetPassword> = async (ctx) => {
  const { token, password } = ctx.params;
  const id = userIdIn(token);
  const passwordHash = await hashPassword(password).catch(
    orQueueFull(ctx.broker.nodeID, contract.resetPassword),
  );
  const command = {
    type: "ResetPassword",
    hash: hashOf(token),
    passwordHash,
    at: ctx.now(),
  } as const;
  const done = await ctx.execute(users, id, command);
  if (isFault(done)) return done;
  noteRestricted(ctx, done);
  await endSessions(ctx, id);
  await record(ctx, { actor: id, action: "passwordReset", subject: id });
  return null;
};
