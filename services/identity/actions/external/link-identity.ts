import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { pick } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../../platform/kernel/page.ts";
import { record } from "../../adapters/audit-chain.ts";
import { decideLink, type ProvenClaims } from "../../domain/external-identity.ts";
import type { User } from "../../domain/user.ts";
import type * as contract from "../../external.contract.ts";
import { ExternalIdentity, externalFaults } from "../../external.schemas.ts";
import { externalIdentities, type StoredIdentity, users } from "../../identity.store.ts";
import { identityId, proveIdentity } from "./prove.ts";

const IDENTITIES_MAX = 10;

/** Of two accounts that are linked with one identity at the same time one is. */
export const storeIdentity = async (
  ctx: ServiceContext,
  {
    user,
    provider,
    claims,
    byInvitation,
  }: {
    readonly user: User;
    readonly provider: string;
    readonly claims: ProvenClaims;
    readonly byInvitation?: true;
  },
): Promise<StoredIdentity | Fault> => {
  const identities = ctx.collection(externalIdentities);
  const { id: userId } = user;
  if ((await identities.find({ userId }, { limit: IDENTITIES_MAX })).length >= IDENTITIES_MAX)
    return externalFaults.EXTERNAL_IDENTITY_LIMIT();
  const { issuer, subject } = claims;
  const id = identityId(claims);
  const invited = defined({ byInvitation });
  const linkedAt = ctx.now();
  const made = { id, version: 1, userId, provider, issuer, subject, linkedAt, ...invited };
  const added = await identities.insertMissing([made]);
  const stored = (await identities.get(id)) ?? made;
  if (stored.userId !== userId) return externalFaults.EXTERNAL_IDENTITY_TAKEN();
  if (byInvitation && !stored.byInvitation) await identities.update({ id }, { $set: invited });
  if (added > 0) await record(ctx, { actor: userId, action: "identityLinked", subject: userId });
  return stored;
};

/** POST /v1/users/me/external-identities */
export const linkExternalIdentity: Handler<typeof contract.linkExternalIdentity> = async (ctx) => {
  const user = await ctx.collection(users.declaration).get(ctx.principal?.id ?? "");
  if (!user || user.closed) return common.UNAUTHENTICATED();
  const proven = await proveIdentity(ctx, ctx.params);
  if (isFault(proven)) return proven;
  const { provider, claims } = proven;
  const before = await ctx.collection(externalIdentities).get(identityId(claims));
  const decision = decideLink(user, before);
  if (isFault(decision)) return decision;
  const stored =
    decision === undefined && before
      ? before
      : await storeIdentity(ctx, { user, provider: provider.name, claims });
  return isFault(stored) ? stored : pick(ExternalIdentity, stored);
};

/** GET /v1/users/me/external-identities */
export const listExternalIdentities: Handler<typeof contract.listExternalIdentities> = async (
  ctx,
) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await ctx
    .collection(externalIdentities)
    .find({ userId: principal.id, id: { $gt: after[0] } }, { sort: [["id", 1]], limit: limit + 1 });
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map((one) => pick(ExternalIdentity, one)), next: page.next };
};

/** DELETE /v1/users/me/external-identities/{id}: another's is refused as a missing one. */
export const removeExternalIdentity: Handler<typeof contract.removeExternalIdentity> = async (
  ctx,
) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id } = ctx.params;
  const identities = ctx.collection(externalIdentities);
  const identity = await identities.get(id);
  if (identity?.userId !== principal.id) return common.NOT_FOUND({ id });
  const user = await ctx.collection(users.declaration).get(principal.id);
  const others = await identities.find({ userId: principal.id }, { limit: 2 });
  if (user?.passwordHash === "" && others.length < 2) return externalFaults.LAST_SIGN_IN();
  await identities.remove({ id });
  const { id: actor } = principal;
  await record(ctx, { actor, action: "identityUnlinked", subject: actor });
  return null;
};
