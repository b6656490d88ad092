import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { isMailAddress } from "../../../../platform/contract/email.ts";
import type { Stored } from "../../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../../platform/storage/collection.ts";
import { record } from "../../adapters/audit-chain.ts";
import { decideSignIn, type ProvenClaims } from "../../domain/external-identity.ts";
import { normalEmail, type User } from "../../domain/user.ts";
import type * as contract from "../../external.contract.ts";
import { externalFaults } from "../../external.schemas.ts";
import { externalIdentities, users } from "../../identity.store.ts";
import { openSession } from "../account/open-session.ts";
import { admit } from "../totp/admit.ts";
import { storeIdentity } from "./link-identity.ts";
import { identityId, proveIdentity, type Proven } from "./prove.ts";

/** An address that the shop could not write to proves nothing here. */
const withAddress = (claims: ProvenClaims): ProvenClaims => {
  const { email, ...others } = claims;
  const own = email === undefined ? "" : normalEmail(email);
  return isMailAddress(own) ? { ...others, email: own } : others;
};

/** The account with the identity; without one that with the address. */
const accountOf = async (ctx: ServiceContext, claims: ProvenClaims, userId: string | undefined) => {
  const found = ctx.collection(users.declaration);
  if (userId !== undefined) return found.get(userId);
  return claims.email === undefined ? undefined : found.findOne({ email: claims.email });
};

/** An account without a password, whose address is confirmed by the provider. Undefined: another was quicker. */
const register = async (
  ctx: ServiceContext,
  email: string,
  name: string | undefined,
): Promise<Stored<User> | Fault | undefined> => {
  const id = ctx.newId("usr");
  const command = { type: "RegisterExternal", email, ...defined({ name }), at: ctx.now() } as const;
  try {
    const user = await ctx.execute(users, id, command);
    if (!isFault(user)) await record(ctx, { actor: id, action: "registered", subject: id });
    return user;
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return undefined;
  }
};

/** The user who is signed in; linked, or registered, where that is right. */
const userOf = async (
  ctx: ServiceContext,
  { provider, claims }: Proven,
): Promise<Stored<User> | Fault | undefined> => {
  const identity = await ctx.collection(externalIdentities).get(identityId(claims));
  const account = await accountOf(ctx, claims, identity?.userId);
  const decision = decideSignIn(claims, {
    identity,
    account,
    trustsEmail: provider.trustsEmail === true,
  });
  if (isFault(decision)) {
    if (account)
      await record(ctx, { actor: account.id, action: "signInRefused", subject: account.id });
    return decision;
  }
  if (decision.type === "signIn") return account;
  const user =
    decision.type === "register" ? await register(ctx, decision.email, claims.name) : account;
  if (!user || isFault(user)) return user;
  const linked = await storeIdentity(ctx, { user, provider: provider.name, claims });
  return isFault(linked) ? linked : user;
};

/** POST /v1/external-sign-ins/complete */
export const completeExternalSignIn: Handler<typeof contract.completeExternalSignIn> = async (
  ctx,
) => {
  const at = ctx.now();
  const { totp, ...sentAlong } = ctx.params;
  const proven = await proveIdentity(ctx, sentAlong);
  if (isFault(proven)) return proven;
  const known = { ...proven, claims: withAddress(proven.claims) };
  // Whoever registers with the address meanwhile is found the second time.
  const user = (await userOf(ctx, known)) ?? (await userOf(ctx, known));
  if (!user) return externalFaults.EXTERNAL_SIGN_IN_INVALID();
  const admitted = isFault(user) ? user : await admit(ctx, user, totp);
  if (isFault(admitted)) return admitted;
  return openSession(ctx, admitted, { at, deviceToken: undefined });
};
