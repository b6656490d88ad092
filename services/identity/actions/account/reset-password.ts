import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { begin, ofNetwork } from "../../adapters/attempts.ts";
import { record } from "../../adapters/audit-chain.ts";
import { forgetDevices, trustToken } from "../../adapters/devices.ts";
import { hashOf, userIdIn } from "../../adapters/token-signer.ts";
import { resetMail } from "../../domain/credentials.ts";
import { TOKEN_MS } from "../../domain/mail-token.ts";
import { isStaff } from "../../domain/staff.ts";
import { normalEmail } from "../../domain/user.ts";
import * as contract from "../../account.contract.ts";
import { faults } from "../../identity.schemas.ts";
import { users } from "../../identity.store.ts";
import { noteRestricted } from "../list-ended.ts";
import { endSessions } from "./end-sessions.ts";
import { newPasswordHash } from "./set-password.ts";

export const mailSent = { expiresIn: TOKEN_MS / 1000 };

/** The mail is asked for after the response, which so takes as long with an account as without. */
const requestMail = async (
  ctx: ServiceContext,
  { kind, email }: { readonly kind: "resetPassword" | "signIn"; readonly email: string },
): Promise<typeof mailSent | Fault> => {
  const begun = await begin(ctx, ofNetwork(ctx, "requests"));
  if (isFault(begun)) return begun;
  const tokenId = ctx.newId("mtk");
  const user = await ctx.collection(users.declaration).findOne({ email: normalEmail(email) });
  if (user) {
    ctx
      .execute(users, user.id, { type: "RequestMail", kind, tokenId, at: ctx.now() })
      .catch((error: unknown) =>
        ctx.own.logger.warn(`A mail (${kind}) is not asked for: ${String(error)}`),
      );
  }
  return mailSent;
};

/** POST /v1/password-resets */
export const requestPasswordReset: Handler<typeof contract.requestPasswordReset> = (ctx) =>
  requestMail(ctx, { kind: "resetPassword", email: ctx.params.email });

/** POST /v1/sign-in-links */
export const requestSignIn: Handler<typeof contract.requestSignIn> = (ctx) =>
  requestMail(ctx, { kind: "signIn", email: ctx.params.email });

/** POST /v1/password-resets/complete */
export const resetPassword: Handler<typeof contract.resetPassword> = async (ctx) => {
  const { token, password } = ctx.params;
  const id = userIdIn(token);
  const hash = hashOf(token);
  const user = await ctx.collection(users.declaration).get(id);
  // Nothing is hashed for a token that is good for nothing.
  if (!user || !resetMail(user, { hash, at: ctx.now() })) return faults.MAIL_TOKEN_INVALID();
  const hashed = await newPasswordHash(ctx, {
    ...{ password, email: user.email, staff: isStaff(user) },
    contract: contract.resetPassword,
  });
  if (isFault(hashed)) return hashed;
  const command = {
    type: "ResetPassword",
    hash,
    ...hashed,
    at: ctx.now(),
  } as const;
  const done = await ctx.execute(users, id, command);
  if (isFault(done)) return done;
  noteRestricted(ctx, done);
  await endSessions(ctx, id);
  await forgetDevices(ctx, id);
  // Whoever has read the mail signs in with the new password at once, whatever others try.
  await trustToken(ctx, { userId: id, token, ms: TOKEN_MS });
  await record(ctx, { actor: id, action: "passwordReset", subject: id });
  return null;
};
