import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { DuplicateError } from "../../../../platform/storage/collection.ts";
import { record } from "../../adapters/audit-chain.ts";
import { hashOf, newMailToken } from "../../adapters/token-signer.ts";
import { toUser } from "../../domain/user.ts";
import type * as contract from "../../account.contract.ts";
import { faults } from "../../identity.contract.ts";
import { invitations, users } from "../../identity.store.ts";

/** POST /v1/users/me/confirmation */
export const requestConfirmation: Handler<typeof contract.requestConfirmation> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const tokenId = ctx.newId("mtk");
  const command = { type: "RequestMail", kind: "confirmEmail", tokenId, at: ctx.now() } as const;
  const done = await ctx.execute(users, principal.id, command);
  return isFault(done) ? done : null;
};

/** The token of a mail that is about to be handed over. */
export const issueMailToken: Handler<typeof contract.issueMailToken> = async (ctx) => {
  const { userId, tokenId } = ctx.params;
  const token = newMailToken(userId);
  const [hash, at] = [hashOf(token), ctx.now()];
  const done = userId.startsWith("inv_")
    ? await ctx.execute(invitations, userId, { type: "Issue", hash, at })
    : await ctx.execute(users, userId, { type: "IssueToken", tokenId, hash, at });
  return isFault(done) ? done : { token };
};

/** Somebody made an account with the new address meanwhile. */
const orTaken = (error: unknown): Fault => {
  if (error instanceof DuplicateError) return faults.MAIL_TOKEN_INVALID();
  throw error;
};

/** POST /v1/users/me/confirm: whoever made the account and whoever reads the mails must be one. */
export const confirmEmail: Handler<typeof contract.confirm> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id } = principal;
  const hash = hashOf(ctx.params.token);
  const command = { type: "Confirm", hash, at: ctx.now() } as const;
  const done = await ctx.execute(users, id, command).catch(orTaken);
  if (isFault(done)) return done;
  await record(ctx, { actor: id, action: "emailConfirmed", subject: id });
  return toUser(done, ctx.now());
};
