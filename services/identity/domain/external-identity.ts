/** Who may sign in by what another provider says of them. */
import type { Fault } from "../../../platform/kernel/fault.ts";
import { externalFaults } from "../external.schemas.ts";

/** What a provider has proven of a person. */
export interface ProvenClaims {
  readonly issuer: string;
  /** The person's id at the issuer: never given to another person. */
  readonly subject: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly name?: string;
}

/** Who signs in with an account, by issuer and subject: nothing else identifies a person. */
export interface ExternalIdentity {
  readonly userId: string;
  readonly provider: string;
  readonly issuer: string;
  readonly subject: string;
  readonly linkedAt: string;
  /** Linked by an invitation: good for staff too. */
  readonly byInvitation?: true;
}

/** An account of the shop, as far as it matters here. */
export interface Account {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly confirmedAt?: string;
  readonly deactivatedAt?: string;
  readonly closed?: true;
}

export type SignInDecision =
  | { readonly type: "signIn" | "link"; readonly userId: string }
  | { readonly type: "register"; readonly email: string };

const isStaff = ({ scopes, deactivatedAt }: Account): boolean =>
  scopes.length > 0 || deactivatedAt !== undefined;

const byIdentity = (
  { userId, byInvitation }: ExternalIdentity,
  account: Account | undefined,
): SignInDecision | Fault => {
  if (!account || account.closed || account.id !== userId)
    return externalFaults.EXTERNAL_SIGN_IN_INVALID();
  if (account.deactivatedAt !== undefined || (isStaff(account) && !byInvitation))
    return externalFaults.EXTERNAL_STAFF();
  return { type: "signIn", userId };
};

/**
 * What becomes of somebody whom a provider has signed in. An address alone links nothing, unless the provider has verified it,
 * the shop trusts the provider in that, and the owner of the account has confirmed it here: who registered with a stranger's
 * address keeps that stranger's sign-in out of the account, and gets into no account of theirs.
 * @param identity - of that issuer and subject
 * @param account - of that identity; else the one with the address
 */
export const decideSignIn = (
  claims: ProvenClaims,
  {
    identity,
    account,
    trustsEmail,
  }: {
    readonly identity: ExternalIdentity | undefined;
    readonly account: Account | undefined;
    readonly trustsEmail: boolean;
  },
): SignInDecision | Fault => {
  if (identity) return byIdentity(identity, account);
  const { email, emailVerified } = claims;
  // Before the account is looked at: the response says nothing of whether there is one.
  if (email === undefined || !emailVerified || !trustsEmail)
    return externalFaults.EXTERNAL_EMAIL_UNPROVEN();
  if (!account) return { type: "register", email };
  if (isStaff(account)) return externalFaults.EXTERNAL_STAFF();
  return account.confirmedAt === undefined
    ? externalFaults.EXTERNAL_LINK_NEEDED()
    : { type: "link", userId: account.id };
};

/** Whether somebody who is signed in may sign in that way from now on; undefined: it is so already. */
export const decideLink = (
  account: Account,
  identity: ExternalIdentity | undefined,
): "link" | undefined | Fault => {
  if (identity && identity.userId !== account.id) return externalFaults.EXTERNAL_IDENTITY_TAKEN();
  if (isStaff(account)) return externalFaults.EXTERNAL_STAFF();
  return identity ? undefined : "link";
};
