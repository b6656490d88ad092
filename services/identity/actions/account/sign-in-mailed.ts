import type { Handler } from "../../../../platform/broker/context.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { ofToken } from "../../adapters/attempts.ts";
import { record } from "../../adapters/audit-chain.ts";
import { hashOf, userIdIn } from "../../adapters/token-signer.ts";
import { needsPassword, signInMail } from "../../domain/credentials.ts";
import * as contract from "../../account.contract.ts";
import { faults } from "../../identity.contract.ts";
import { users } from "../../identity.store.ts";
import { admit } from "../totp/admit.ts";
import { openSession } from "./open-session.ts";
import { comparePassword } from "./prove-password.ts";

/** POST /v1/sign-in-links/complete: whatever others try, the owner of an account gets in by what only they can read. */
export const signInMailed: Handler<typeof contract.signInMailed> = async (ctx) => {
  const { token, password, totp, deviceToken } = ctx.params;
  const at = ctx.now();
  const command = { hash: hashOf(token), at };
  const user = await ctx.collection(users.declaration).get(userIdIn(token));
  if (!user || !signInMail(user, command)) return faults.MAIL_TOKEN_INVALID();
  const { id, passwordHash: hash } = user;
  if (password === undefined && needsPassword(user)) return faults.PASSWORD_NEEDED();
  if (password !== undefined) {
    const ways = [[ofToken(token)]];
    const fits = await comparePassword(ctx, {
      password,
      hash,
      ways,
      contract: contract.signInMailed,
    });
    if (isFault(fits)) return fits;
    if (!fits) {
      await record(ctx, { actor: id, action: "passwordRefused", subject: id });
      return faults.PASSWORD_WRONG();
    }
  }
  const admitted = await admit(ctx, user, totp);
  if (isFault(admitted)) return admitted;
  // Its use is one conditional write, on the state that was judged: of two who send it one gets in.
  const { user: state } = admitted;
  const done = await ctx.execute(users, id, { type: "SignInMailed", ...command }, { state });
  if (isFault(done)) return done;
  return openSession(ctx, { ...admitted, user: done }, { at, deviceToken });
};
