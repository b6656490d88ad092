import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import type { Static } from "../../../../platform/contract/contract.ts";
import { isCurrency } from "../../../../platform/contract/money.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, type Fault } from "../../../../platform/kernel/fault.ts";
import { isRange } from "../../../../platform/runtime/address-ranges.ts";
import { record } from "../../adapters/audit-chain.ts";
import { newApiKey } from "../../adapters/key-secrets.ts";
import { API_KEYS_MAX, apiKeyFaults } from "../../api-keys.contract.ts";
import type * as contract from "../../api-keys.contract.ts";
import { statusOf } from "../../domain/keys/api-key.ts";
import { apiKeys, type StoredApiKey } from "../../identity.store.ts";
import { viewApiKey } from "./view-api-key.ts";

type Wish = Static<typeof contract.createApiKey.params>;

/** An administrator may all, keys included: a program that could would be one that nobody can take anything from. */
const PEOPLES_SCOPE = "admin";

const errorsIn = (
  { expiresAt, allowedAddresses = [], refundCeiling, scopes }: Wish,
  now: string,
) => [
  ...scopes.flatMap((scope, i) =>
    scope === PEOPLES_SCOPE
      ? [{ pointer: `/scopes/${i}`, message: "is for people: name what the program is to do" }]
      : [],
  ),
  ...(expiresAt !== undefined && expiresAt <= now
    ? [{ pointer: "/expiresAt", message: "is in the past" }]
    : []),
  ...allowedAddresses.flatMap((text, i) =>
    isRange(text)
      ? []
      : [{ pointer: `/allowedAddresses/${i}`, message: "is no address and no range of addresses" }],
  ),
  ...(refundCeiling && !isCurrency(refundCeiling.currency)
    ? [{ pointer: "/refundCeiling/currency", message: "is no currency of ISO 4217" }]
    : []),
];

const refusalOf = (ctx: ServiceContext<Wish>): Fault | undefined => {
  const errors = errorsIn(ctx.params, ctx.now());
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const scope = ctx.params.scopes.find((one) => !ctx.holds(one));
  if (scope === undefined) return undefined;
  const detail = `A key may do no more than its maker, who has not the scope ${scope}`;
  return common.FORBIDDEN({ scope, detail });
};

const isFull = async (ctx: ServiceContext): Promise<boolean> => {
  const all = await ctx.collection(apiKeys).find({ revokedAt: { $exists: false } });
  return all.filter((key) => statusOf(key, ctx.now()) === "active").length >= API_KEYS_MAX;
};

/** POST /v1/api-keys */
export const createApiKey: Handler<typeof contract.createApiKey> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const refusal = refusalOf(ctx);
  if (refusal) return refusal;
  if (await isFull(ctx)) return apiKeyFaults.API_KEY_LIMIT({ limit: API_KEYS_MAX });
  const { secret, prefix, digest } = newApiKey();
  const { name, scopes, expiresAt, allowedAddresses, refundCeiling } = ctx.params;
  const key: StoredApiKey = {
    id: ctx.newId("key"),
    version: 1,
    ...{ name, prefix, digest, scopes: [...new Set(scopes)].sort(), createdBy: principal.id },
    ...defined({ expiresAt, allowedAddresses, refundCeiling }),
    createdAt: ctx.now(),
  };
  await ctx.collection(apiKeys).insert(key);
  const detail = key.scopes.join(" ");
  await record(ctx, { actor: principal.id, action: "apiKeyMade", subject: key.id, detail });
  return { ...viewApiKey(key, ctx.now()), secret };
};
