import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { accessToken, signingKey } from "../adapters/token-signer.ts";
import { isStaff } from "../domain/staff.ts";
import type { User } from "../domain/user.ts";
import type { Tokens } from "../identity.schemas.ts";
import { settings } from "../identity.settings.ts";

const dayMs = 86_400_000;

/** When a session that is used at `at` ends. */
export const sessionEnd = (at: string): string => plusMs(at, settings.SESSION_TTL_DAYS * dayMs);

/** Whether the shop asks the user for an authenticator app, who has none. */
const lacksTotp = (user: User): boolean =>
  settings.TOTP_REQUIRED === "staff" && isStaff(user) && user.totp?.since === undefined;

/** An access token for an open session; with `steppedUpUntil` also for what asks for a step-up. */
export const accessTokenFor = async (
  ctx: ServiceContext,
  user: User,
  sessionId: string,
  steppedUpUntil?: string,
): Promise<Pick<Tokens, "accessToken" | "expiresIn">> => {
  const expiresIn = settings.ACCESS_TOKEN_TTL_S;
  const { id: userId, email, restrictions = 0 } = user;
  const scopes = lacksTotp(user) ? [] : user.scopes;
  const who = { userId, restrictions, email, scopes, sessionId };
  const claims = { ...who, ...defined({ steppedUpUntil }) };
  const key = await signingKey(ctx);
  return { accessToken: await accessToken(key, claims, ctx.now(), expiresIn), expiresIn };
};

/** Both tokens for an open session. */
export const tokensFor = async (
  ctx: ServiceContext,
  user: User,
  sessionId: string,
  refreshToken: string,
): Promise<Tokens> => ({
  ...(await accessTokenFor(ctx, user, sessionId)),
  refreshToken,
  ...(lacksTotp(user) ? { totpMissing: true } : {}),
});
