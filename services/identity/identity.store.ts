import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import type { Attempt } from "./domain/guessing.ts";
import type { ExternalIdentity } from "./domain/external-identity.ts";
import { invitationDecider } from "./domain/invitation.ts";
import { sessionDecider } from "./domain/session.ts";
import type { ApiKey } from "./api-keys.contract.ts";
import type { Channel, PublishableKey } from "./storefronts.contract.ts";
import type { KeyTimes } from "./domain/signing-keys.ts";
import type { RoleState } from "./domain/staff.ts";
import { userDecider } from "./domain/user.ts";

export const users = aggregate("users", userDecider, {
  indexes: [
    { fields: ["email"], unique: true },
    { fields: ["scopes[]"] },
    { fields: ["roles[]"] },
    { fields: ["deactivatedAt"], where: "deactivatedAt" },
    { fields: ["restrictedAt"], where: "restrictedAt" },
  ],
  personal: ["email", "name", "emailChange", "mailTokens"],
  secret: ["totp.secret"],
});

export const sessions = aggregate("sessions", sessionDecider, {
  removable: "ses",
  indexes: [
    { fields: ["userId"] },
    { fields: ["expiresAt"] },
    { fields: ["endedAt"], where: "endedAt" },
  ],
});

export const invitations = aggregate("invitations", invitationDecider, {
  removable: "inv",
  indexes: [{ fields: ["email"] }, { fields: ["status"] }, { fields: ["expiresAt"] }],
  personal: ["email"],
});

/** A signing key. Its id is made of its number: of two copies that make the next, one does. */
export interface StoredKey extends Doc, KeyTimes {
  readonly kid: string;
  /** Public coordinate, base64url. */
  readonly x: string;
  /** Private scalar, base64url: never leaves this service. */
  readonly d: string;
}
export const keys = collection<StoredKey>("keys", { secret: ["d"] });

/** A role that the shop made itself. */
export interface StoredRole extends Doc, RoleState {
  /** Those who have it are to be given its scopes still: a crash leaves it. */
  readonly applying?: true;
}
export const roles = collection<StoredRole>("roles", {
  indexes: [
    { fields: ["name"], unique: true },
    { fields: ["applying"], where: "applying" },
  ],
});

/** A key of a program. `digest` is the SHA-256 of its text: 256 random bits cannot be guessed, however fast the hash is. */
export interface StoredApiKey extends Omit<ApiKey, "status"> {
  readonly digest: string;
}
export const apiKeys = collection<StoredApiKey>("apiKeys", {
  indexes: [{ fields: ["digest"], unique: true }],
});

/** A key of a storefront, which everybody may know. */
export type StoredPublishableKey = Omit<PublishableKey, "status">;
export const publishableKeys = collection<StoredPublishableKey>("publishableKeys");

export type StoredChannel = Channel;
export const channels = collection<StoredChannel>("channels");

/** An audit entry; the id is its number, padded so that it sorts. Never changed, never removed. */
export interface StoredEntry extends Doc {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
  /** Id of the event that it notes, where it comes from one: noted once. */
  readonly eventId?: string;
}
export const entries = collection<StoredEntry>("audit", {
  indexes: [
    { fields: ["seq"], unique: true },
    { fields: ["eventId"], unique: true, where: "eventId" },
  ],
});

/** The attempts of the last hour that count for one thing; the id says which, as a hash. */
export interface StoredAttempts extends Doc {
  readonly attempts: readonly Attempt[];
  /** None of them counts then. */
  readonly expiresAt: string;
}
export const attempts = collection<StoredAttempts>("attempts", {
  indexes: [{ fields: ["expiresAt"] }],
});

/** A device that a user has signed in from. Its id is the hash of its token, which is stored nowhere. */
export interface StoredDevice extends Doc {
  readonly userId: string;
  /** The last sign-in from it. */
  readonly sessionId: string;
  readonly rememberedAt: string;
  readonly expiresAt: string;
}
export const devices = collection<StoredDevice>("devices", {
  indexes: [{ fields: ["userId"] }, { fields: ["expiresAt"] }],
});
/** The id is made of issuer and subject: linked once. */
export interface StoredIdentity extends Doc, ExternalIdentity {}
export const externalIdentities = collection<StoredIdentity>("externalIdentities", {
  indexes: [{ fields: ["userId"] }],
});

/** A sign-in that was begun; the id is the hash of its token. Removed when it is completed, so that nothing is completed twice. */
export interface StoredSignIn extends Doc {
  readonly provider: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expiresAt: string;
}
export const externalSignIns = collection<StoredSignIn>("externalSignIns", {
  secret: ["state", "nonce", "verifier"],
  indexes: [{ fields: ["expiresAt"] }],
});
