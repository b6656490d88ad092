import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { contextFor } from "../../platform/broker/context.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import { erased } from "../customers/customers.contract.ts";
import { shippedUnpaid } from "../orders/orders.contract.ts";
import { changeEmail, changePassword } from "./actions/account/change-credentials.ts";
import {
  confirmEmail,
  issueMailToken,
  requestConfirmation,
} from "./actions/account/confirm-email.ts";
import { listSessions, revokeSession, revokeSessions } from "./actions/account/list-sessions.ts";
import {
  requestPasswordReset,
  requestSignIn,
  resetPassword,
} from "./actions/account/reset-password.ts";
import { signInMailed } from "./actions/account/sign-in-mailed.ts";
import { changeApiKey, revokeApiKey } from "./actions/api-keys/change-api-key.ts";
import { createApiKey } from "./actions/api-keys/create-api-key.ts";
import { exchangeApiKey } from "./actions/api-keys/exchange-api-key.ts";
import { getApiKey, listApiKeys } from "./actions/api-keys/list-api-keys.ts";
import { stepUp } from "./actions/account/step-up.ts";
import { beginExternalSignIn, listSignInProviders } from "./actions/external/begin-sign-in.ts";
import { completeExternalSignIn } from "./actions/external/complete-sign-in.ts";
import {
  linkExternalIdentity,
  listExternalIdentities,
  removeExternalIdentity,
} from "./actions/external/link-identity.ts";
import { exportAccount, getMe, getScopes, getUser } from "./actions/get-user.ts";
import { grantScopes } from "./actions/grant-scopes.ts";
import { listAudit } from "./actions/list-audit.ts";
import { listEnded } from "./actions/list-ended.ts";
import { listKeys } from "./actions/list-keys.ts";
import { refreshSession } from "./actions/refresh-session.ts";
import { registerUser } from "./actions/register-user.ts";
import { rotateKeys } from "./actions/rotate-keys.ts";
import { signIn } from "./actions/sign-in.ts";
import { signOut } from "./actions/sign-out.ts";
import { acceptInvitation } from "./actions/staff/accept-invitation.ts";
import { invite, listInvitations, revokeInvitation } from "./actions/staff/invitations.ts";
import { listStaff } from "./actions/staff/list-staff.ts";
import { deactivate, reactivate } from "./actions/staff/lock-out.ts";
import { changeRole, createRole, getRole, listRoles, removeRole } from "./actions/staff/roles.ts";
import { setRoles } from "./actions/staff/set-roles.ts";
import { removeTotp, removeTotpOf } from "./actions/totp/remove-totp.ts";
import { confirmTotp, setUpTotp } from "./actions/totp/set-up-totp.ts";
import {
  changeChannel,
  createChannel,
  ensureDefaultChannel,
  getChannel,
  listChannels,
} from "./actions/storefronts/channels.ts";
import {
  activePublishableKeys,
  getPublishableKey,
  listPublishableKeys,
} from "./actions/storefronts/list-publishable-keys.ts";
import {
  changePublishableKey,
  createPublishableKey,
  revokePublishableKey,
} from "./actions/storefronts/publishable-keys.ts";
import { verifyAudit } from "./actions/verify-audit.ts";
import { signingKey } from "./adapters/token-signer.ts";
import { onErased } from "./events/customers.ts";
import { onShippedUnpaid } from "./events/orders.ts";
import { contract } from "./identity.contract.ts";
import {
  apiKeys,
  attempts,
  channels,
  devices,
  entries,
  externalIdentities,
  externalSignIns,
  invitations,
  keys,
  publishableKeys,
  roles,
  sessions,
  users,
} from "./identity.store.ts";
import { applyRoles } from "./jobs/apply-roles.ts";
import { ensureAdministrator } from "./jobs/first-administrator.ts";
import { removeExternalSignIns } from "./jobs/remove-external-sign-ins.ts";
import { removeInvitations } from "./jobs/remove-invitations.ts";
import { removeKeys } from "./jobs/remove-keys.ts";
import { sweepAttempts } from "./jobs/sweep-attempts.ts";
import { sweepSessions } from "./jobs/sweep-sessions.ts";

/** Owns credentials, sessions, signing keys and the audit. */
export default defineService(contract, {
  name: "identity",
  mixins: [
    storage({
      collections: [
        ...[keys, apiKeys, publishableKeys, roles, entries, attempts, devices],
        ...[externalIdentities, externalSignIns, channels],
      ],
    }),
    outbox({ aggregates: [users, sessions, invitations], tracing: true }),
    idempotency(),
    jobs([
      ...[sweepSessions, sweepAttempts, removeKeys, applyRoles],
      ...[removeExternalSignIns, removeInvitations],
    ]),
    consumer([subscribe(erased, onErased), subscribe(shippedUnpaid, onShippedUnpaid)]),
  ],
  actions: {
    register: registerUser,
    confirm: confirmEmail,
    requestConfirmation,
    requestPasswordReset,
    requestSignIn,
    signInMailed,
    resetPassword,
    changePassword,
    changeEmail,
    listSessions,
    revokeSession,
    revokeSessions,
    stepUp,
    issueMailToken,
    listRoles,
    getRole,
    createRole,
    changeRole,
    removeRole,
    setRoles,
    listStaff,
    deactivate,
    reactivate,
    invite,
    listInvitations,
    revokeInvitation,
    acceptInvitation,
    listSignInProviders,
    beginExternalSignIn,
    completeExternalSignIn,
    linkExternalIdentity,
    listExternalIdentities,
    removeExternalIdentity,
    setUpTotp,
    confirmTotp,
    removeTotp,
    removeTotpOf,
    signIn,
    refresh: refreshSession,
    signOut,
    me: getMe,
    getUser,
    grant: grantScopes,
    scopesOf: getScopes,
    exportOf: exportAccount,
    revokedSessions: listEnded,
    jwks: listKeys,
    rotateKeys,
    createApiKey,
    listApiKeys,
    getApiKey,
    changeApiKey,
    revokeApiKey,
    exchangeApiKey,
    listChannels,
    getChannel,
    createChannel,
    changeChannel,
    createPublishableKey,
    listPublishableKeys,
    getPublishableKey,
    changePublishableKey,
    revokePublishableKey,
    activePublishableKeys,
    audit: listAudit,
    verifyAudit,
  },
  async started() {
    await signingKey(contextFor(this));
    await ensureAdministrator(this);
    await ensureDefaultChannel(contextFor(this));
  },
});
