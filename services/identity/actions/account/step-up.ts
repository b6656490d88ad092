import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import * as contract from "../../account.contract.ts";
import { record } from "../../adapters/audit-chain.ts";
import { sessions } from "../../identity.store.ts";
import { accessTokenFor } from "../tokens.ts";
import { isOver } from "./end-sessions.ts";
import { proven } from "./prove-password.ts";

/** How long it is believed that whoever has the token is who has the password. */
const STEP_UP_MS = 300_000;

/** POST /v1/sessions/current/step-up; a refreshed token is one without it. */
export const stepUp: Handler<typeof contract.stepUp> = async (ctx) => {
  const { sessionId = "" } = ctx.principal ?? {};
  const user = await proven(ctx, ctx.params.password, contract.stepUp);
  if (isFault(user)) return user;
  const session = await ctx.collection(sessions.declaration).get(sessionId);
  if (session?.status !== "open" || isOver(session, user)) return common.UNAUTHENTICATED();
  const steppedUpUntil = plusMs(ctx.now(), STEP_UP_MS);
  await record(ctx, { actor: user.id, action: "steppedUp", subject: user.id });
  return { ...(await accessTokenFor(ctx, user, sessionId, steppedUpUntil)), steppedUpUntil };
};
