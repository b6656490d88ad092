import type { ApiKey } from "../../api-keys.contract.ts";

/** What decides whether an API key is good, and for what. */
export type ApiKeyTerms = Pick<
  ApiKey,
  "scopes" | "createdBy" | "expiresAt" | "revokedAt" | "allowedAddresses" | "refundCeiling"
>;

/** Seconds that the token of a key is believed; gateways ask again long before. */
const TOKEN_S = 60;
/** Its last use is noted when the one noted is older, so that requests do not write. */
const NOTED_MS = 60_000;

/** An expired key that was revoked is revoked. */
export const statusOf = (
  { expiresAt, revokedAt }: ApiKeyTerms,
  now: string,
): "active" | "expired" | "revoked" => {
  if (revokedAt !== undefined) return "revoked";
  return expiresAt !== undefined && expiresAt <= now ? "expired" : "active";
};

/** Of the scopes of a key those that its maker still has: it may do no more than they may. */
export const scopesHeld = (
  { scopes }: ApiKeyTerms,
  holds: (scope: string) => boolean,
): readonly string[] => scopes.filter(holds);

/** Whole seconds for which a token may be issued at `now`; 0 when the key ends within the second. */
export const tokenSeconds = ({ expiresAt }: ApiKeyTerms, now: string): number => {
  if (expiresAt === undefined) return TOKEN_S;
  const leftS = Math.floor(Date.parse(expiresAt) / 1000) - Math.floor(Date.parse(now) / 1000);
  return Math.max(0, Math.min(TOKEN_S, leftS));
};

/** Whether a use at `now` is to be noted. */
export const isWorthNoting = (lastUsedAt: string | undefined, now: string): boolean =>
  lastUsedAt === undefined || Date.parse(now) - Date.parse(lastUsedAt) >= NOTED_MS;
