import { answer, callerOf, holds } from "../../platform/broker/action.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { common, isFault } from "../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../platform/kernel/page.ts";
import { idFor, secretBytesFor } from "../../platform/broker/ids.ts";
import { service } from "../../platform/broker/service.ts";
import { collectionOf } from "../../platform/storage/stores.ts";
import { erased } from "../customers/customers.contract.ts";
import { ensureAdministrator } from "./jobs/first-administrator.ts";
import { contract } from "./identity.contract.ts";
import {
  closeAccount,
  closeSession,
  endedSince,
  grantScopes,
  openSession,
  ownUser,
  refreshSession,
  registerUser,
} from "./actions/identity.ts";
import { entries, keys, users, sessions } from "./identity.store.ts";
import { sweeping } from "./jobs/sweep-sessions.ts";
import { publicKey, signingKey } from "./adapters/token-signer.ts";
import { viewOf } from "./domain/user.ts";

const { actions } = contract;

export default service({
  name: "identity",
  collections: [keys, entries],
  aggregates: [users, sessions],
  rounds: [sweeping],
  on: [
    on(erased, async function ({ data }) {
      await closeAccount(this, data.customerId);
    }),
  ],
  actions: {
    register: answer(actions.register, async function (ctx) {
      return registerUser(this, idFor(ctx, "usr"), ctx.params);
    }),
    signIn: answer(actions.signIn, async function (ctx) {
      return openSession(this, ctx.params);
    }),
    refresh: answer(actions.refresh, async function (ctx) {
      return refreshSession(this, ctx.params.refreshToken, secretBytesFor(ctx, "refresh"));
    }),
    signOut: answer(actions.signOut, async function (ctx) {
      const caller = callerOf(ctx);
      return caller ? closeSession(this, caller) : common.UNAUTHENTICATED();
    }),
    me: answer(actions.me, async function (ctx) {
      const caller = callerOf(ctx);
      return caller ? ownUser(this, caller) : common.UNAUTHENTICATED();
    }),
    getUser: answer(actions.getUser, async function (ctx) {
      const { id } = ctx.params;
      const caller = callerOf(ctx);
      // Another's user answers as a missing one.
      const allowed = caller?.id === id || holds(caller, "admin");
      const user = allowed ? await collectionOf(this, users.declaration).get(id) : undefined;
      return user && !user.closed ? viewOf(user) : common.NOT_FOUND({ id });
    }),
    grant: answer(actions.grant, async function (ctx) {
      const { id, scopes, expectedVersion } = ctx.params;
      return grantScopes(this, callerOf(ctx)?.id ?? "system", id, scopes, expectedVersion);
    }),
    revokedSessions: answer(actions.revokedSessions, async function (ctx) {
      return endedSince(this, ctx.params.since);
    }),
    jwks: answer(actions.jwks, async function () {
      return { keys: [publicKey(await signingKey(this))] };
    }),
    audit: answer(actions.audit, async function (ctx) {
      const { limit = 20, cursor } = ctx.params;
      const after = cursor === undefined ? ([0] as const) : readCursor(cursor, "number");
      if (isFault(after)) return after;
      const found = await collectionOf(this, entries).find(
        { seq: { $gt: after[0] } },
        { sort: [["seq", 1]], limit: limit + 1 },
      );
      const page = toPage(found, limit, ({ seq }) => [seq]);
      return {
        items: page.items.map(({ id: _id, version: _v, ...entry }) => entry),
        next: page.next,
      };
    }),
  },
  async started() {
    await signingKey(this);
    await ensureAdministrator(this);
  },
});
