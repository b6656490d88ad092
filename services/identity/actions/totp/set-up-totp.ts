import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import {
  newRecoveryCodes,
  newTotpSecret,
  proofOf,
  shownSecret,
} from "../../adapters/totp-codes.ts";
import { settings } from "../../identity.settings.ts";
import { users } from "../../identity.store.ts";
import {
  totpFaults,
  type confirmTotp as confirming,
  type setUpTotp as settingUp,
} from "../../totp.contract.ts";
import { judgedCode } from "./admit.ts";

/** POST /v1/users/me/totp */
export const setUpTotp: Handler<typeof settingUp> = async (ctx) => {
  const secret = newTotpSecret();
  const done = await ctx.execute(users, ctx.principal?.id ?? "", { type: "SetUpTotp", secret });
  if (isFault(done)) return done;
  return shownSecret(secret, { shop: settings.SHOP_NAME, email: done.email });
};

/** POST /v1/users/me/totp/confirm: whoever has a stolen token guesses here no more often than elsewhere. */
export const confirmTotp: Handler<typeof confirming> = async (ctx) => {
  const user = await ctx.collection(users.declaration).get(ctx.principal?.id ?? "");
  if (!user || user.closed) return common.UNAUTHENTICATED();
  const { id, totp } = user;
  if (!totp) return totpFaults.TOTP_NOT_SET_UP();
  if (totp.since !== undefined) return totpFaults.TOTP_IS_ON();
  const { secret } = totp;
  const { codes, hashes } = newRecoveryCodes();
  const done = await judgedCode(ctx, user, async () => {
    const at = ctx.now();
    const proof = proofOf(secret, ctx.params.code, at);
    if (!proof || !("step" in proof)) return totpFaults.TOTP_WRONG();
    const { step } = proof;
    return ctx.execute(users, id, { type: "ConfirmTotp", secret, step, recovery: hashes, at });
  });
  if (isFault(done)) return done;
  await record(ctx, { actor: id, action: "totpConfirmed", subject: id });
  return { recoveryCodes: codes };
};
