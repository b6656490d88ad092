import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import type { Static } from "../../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import * as contract from "../../account.contract.ts";
import { record } from "../../adapters/audit-chain.ts";
import { sessions } from "../../identity.store.ts";
import type { User } from "../../domain/user.ts";
import { totpFaults } from "../../totp.contract.ts";
import { accessTokenFor } from "../tokens.ts";
import { provenByCode } from "../totp/admit.ts";
import { isOver } from "./end-sessions.ts";
import { proven } from "./prove-password.ts";

/** How long it is believed that whoever has the token is who has shown it. */
const STEP_UP_MS = 300_000;

/** With an authenticator app its code is needed: else a password that somebody else knows would be enough to remove the app. */
const shownAgain = async (
  ctx: ServiceContext<Static<typeof contract.stepUp.params>>,
): Promise<User | Fault> => {
  const { password, totp } = ctx.params;
  if (totp !== undefined && password === undefined) return provenByCode(ctx, totp);
  if (password === undefined || totp !== undefined) {
    const message = 'Send either "password" or "totp".';
    return common.VALIDATION_FAILED({ errors: [{ pointer: "/password", message }] });
  }
  const user = await proven(ctx, password, contract.stepUp);
  return !isFault(user) && user.totp?.since !== undefined ? totpFaults.TOTP_REQUIRED() : user;
};

/** POST /v1/sessions/current/step-up; a refreshed token is one without it. */
export const stepUp: Handler<typeof contract.stepUp> = async (ctx) => {
  const { sessionId = "" } = ctx.principal ?? {};
  const user = await shownAgain(ctx);
  if (isFault(user)) return user;
  const session = await ctx.collection(sessions.declaration).get(sessionId);
  if (session?.status !== "open" || isOver(session, user)) return common.UNAUTHENTICATED();
  const steppedUpUntil = plusMs(ctx.now(), STEP_UP_MS);
  await record(ctx, { actor: user.id, action: "steppedUp", subject: user.id });
  return { ...(await accessTokenFor(ctx, user, sessionId, steppedUpUntil)), steppedUpUntil };
};
