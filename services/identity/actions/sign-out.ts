import type { Handler } from "../../../platform/broker/context.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { record } from "../adapters/audit-chain.ts";
import type * as contract from "../identity.contract.ts";
import { endSession } from "./account/end-sessions.ts";

/** DELETE /v1/sessions/current */
export const signOut: Handler<typeof contract.signOut> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id, sessionId } = principal;
  if (sessionId === undefined) return null;
  const ended = await endSession(ctx, sessionId);
  if (isFault(ended)) return ended;
  if (ended) await record(ctx, { actor: id, action: "signedOut", subject: id });
  return null;
};
