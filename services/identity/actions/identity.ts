import type { Service } from "moleculer";
import type { Caller } from "../../../platform/broker/action.ts";
import { execute } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { newSecretId } from "../../../platform/broker/ids.ts";
import { endedSessions } from "../../../platform/broker/ended-sessions.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { events, relayOf } from "../../../platform/messaging/relay.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { record } from "../adapters/audit-chain.ts";
import {
  ENDED_MAX,
  faults,
  registered,
  type Scope,
  type Tokens,
  type UserView,
} from "../identity.contract.ts";
import { settings } from "../identity.settings.ts";
import { sessions, users } from "../identity.store.ts";
import { fitsPassword, hashPassword } from "../adapters/password-hash.ts";
import {
  accessToken,
  hashOf,
  newRefreshToken,
  sessionIdIn,
  signingKey,
} from "../adapters/token-signer.ts";
import { erasedEmail, normalEmail, viewOf, type User } from "../domain/user.ts";

const DAY_MS = 86_400_000;
const nowOf = (service: Service): string => shapeOf(service.broker).now();
const sessionEnd = (at: string): string => plusMs(at, settings.SESSION_TTL_DAYS * DAY_MS);

/** Both tokens for an open session. */
const tokensFor = async (
  service: Service,
  user: User,
  sessionId: string,
  refreshToken: string,
): Promise<Tokens> => {
  const expiresIn = settings.ACCESS_TOKEN_TTL_S;
  const { id: userId, email, scopes } = user;
  const claims = { userId, email, scopes, sessionId };
  const key = await signingKey(service);
  return {
    accessToken: await accessToken(key, claims, nowOf(service), expiresIn),
    expiresIn,
    refreshToken,
  };
};

export const registerUser = async (
  service: Service,
  id: string,
  input: { email: string; password: string; name?: string },
): Promise<UserView | Fault> => {
  const email = normalEmail(input.email);
  const command = {
    type: "Register",
    email,
    ...(input.name === undefined ? {} : { name: input.name }),
    passwordHash: await hashPassword(input.password),
    scopes: [],
    at: nowOf(service),
  } as const;
  try {
    const done = await execute(service, users, id, command);
    if (isFault(done)) return done;
    await record(service, { actor: id, action: "registered", subject: id });
    return viewOf(done.state);
  } catch (error) {
    if (error instanceof DuplicateError) return faults.EMAIL_TAKEN();
    throw error;
  }
};

export const openSession = async (
  service: Service,
  input: { email: string; password: string },
): Promise<Tokens | Fault> => {
  const user = await collectionOf(service, users.declaration).findOne({
    email: normalEmail(input.email),
  });
  // The same work whether there is an account or not: time must not tell.
  const fits = await fitsPassword(input.password, user?.passwordHash);
  if (!user || !fits) {
    if (user) await record(service, { actor: user.id, action: "signInRefused", subject: user.id });
    return faults.CREDENTIALS_WRONG();
  }
  const sessionId = newSecretId("ses");
  const refreshToken = newRefreshToken(sessionId);
  const at = nowOf(service);
  const opened = await execute(service, sessions, sessionId, {
    type: "Open",
    userId: user.id,
    hash: hashOf(refreshToken),
    at,
    until: sessionEnd(at),
  });
  if (isFault(opened)) return opened;
  await record(service, { actor: user.id, action: "signedIn", subject: user.id });
  return tokensFor(service, user, sessionId, refreshToken);
};

export const refreshSession = async (
  service: Service,
  presented: string,
  secret?: Uint8Array,
): Promise<Tokens | Fault> => {
  const sessionId = sessionIdIn(presented);
  const next = newRefreshToken(sessionId, secret);
  const at = nowOf(service);
  const done = await execute(service, sessions, sessionId, {
    type: "Rotate",
    presented: hashOf(presented),
    next: hashOf(next),
    at,
    until: sessionEnd(at),
  });
  if (isFault(done)) return done;
  const { userId, status } = done.state;
  if (status === "revoked") {
    endedSessions(service.broker).note({ id: sessionId, at });
    await record(service, { actor: userId, action: "refreshTokenReused", subject: userId });
    return faults.REFRESH_TOKEN_REUSED();
  }
  const user = await collectionOf(service, users.declaration).get(userId);
  return user ? tokensFor(service, user, sessionId, next) : faults.REFRESH_TOKEN_INVALID();
};

export const closeSession = async (service: Service, caller: Caller): Promise<null | Fault> => {
  if (caller.sessionId !== undefined) {
    const at = nowOf(service);
    const done = await execute(service, sessions, caller.sessionId, { type: "Revoke", at });
    if (isFault(done)) return done;
    if (done.facts.length > 0) {
      endedSessions(service.broker).note({ id: caller.sessionId, at });
      await record(service, { actor: caller.id, action: "signedOut", subject: caller.id });
    }
  }
  return null;
};

/** Sessions that ended after `since`, the oldest first. */
export const endedSince = async (
  service: Service,
  since: string,
): Promise<{ items: { id: string; at: string }[] }> => {
  const found = await collectionOf(service, sessions.declaration).find(
    { endedAt: { $gt: since } },
    { sort: [["endedAt", 1]], limit: ENDED_MAX },
  );
  return { items: found.map(({ id, endedAt = "" }) => ({ id, at: endedAt })) };
};

/** The caller's own user; a session that has ended is refused here at once, not only at its token's end. */
export const ownUser = async (service: Service, caller: Caller): Promise<UserView | Fault> => {
  const { id, sessionId = "" } = caller;
  const user = await collectionOf(service, users.declaration).get(id);
  const session = await collectionOf(service, sessions.declaration).get(sessionId);
  return user && session?.status === "open" ? viewOf(user) : common.UNAUTHENTICATED();
};

const administrators = (service: Service): Promise<number> =>
  collectionOf(service, users.declaration).count({ scopes: "admin" });

/** Two who take it from each other at once have both counted two before: each gives it back. */
const unlessNoneIsLeft = async (service: Service, before: User): Promise<Fault | undefined> => {
  if ((await administrators(service)) > 0) return undefined;
  const { id, scopes } = before;
  const back = await execute(service, users, id, { type: "Grant", scopes });
  return isFault(back) ? back : faults.LAST_ADMINISTRATOR();
};

export const grantScopes = async (
  service: Service,
  actor: string,
  id: string,
  scopes: readonly Scope[],
  expectedVersion: number | undefined,
): Promise<UserView | Fault> => {
  const user = await collectionOf(service, users.declaration).get(id);
  if (!user || user.closed) return common.NOT_FOUND({ id });
  const lost = user.scopes.includes("admin") && !scopes.includes("admin");
  if (lost && (await administrators(service)) <= 1) return faults.LAST_ADMINISTRATOR();
  const done = await execute(service, users, id, { type: "Grant", scopes }, { expectedVersion });
  if (isFault(done)) return done;
  const none = lost ? await unlessNoneIsLeft(service, user) : undefined;
  if (none) return none;
  if (done.facts.length > 0) {
    const detail = done.state.scopes.join(" ");
    await record(service, { actor, action: "scopesGranted", subject: id, detail });
  }
  return viewOf(done.state);
};

/** Events are kept for good, so what they say of a person is taken out of them. */
const forgetPerson = async (service: Service, userId: string): Promise<void> => {
  await relayOf(service).idle();
  await collectionOf(service, events).updateMany(
    { "event.subject": userId, "event.type": registered.type },
    { $set: { "event.data": { userId, email: erasedEmail(userId) } } },
    { quiet: true },
  );
};

/** Closes the account of a person who was erased, and every session of it. */
export const closeAccount = async (service: Service, userId: string): Promise<void> => {
  const done = await execute(service, users, userId, { type: "Close" });
  if (isFault(done) || !done.state.closed) return;
  await forgetPerson(service, userId);
  const open = await collectionOf(service, sessions.declaration).find({ userId, status: "open" });
  const at = nowOf(service);
  for (const { id } of open) {
    await execute(service, sessions, id, { type: "Revoke", at });
    endedSessions(service.broker).note({ id, at });
  }
  if (done.facts.length > 0) {
    await record(service, { actor: userId, action: "accountClosed", subject: userId });
  }
};
