/** A code of an authenticator app, which a sign-in asks for beside the first proof. */
import { common } from "../../../platform/kernel/fault.ts";
import { totpFaults } from "../totp.contract.ts";
import { restricted } from "./restricted.ts";
import type { Command, Totp, TotpProof, User, UserDecision } from "./user-commands.ts";

const isOpen = ({ email, closed, deactivatedAt }: User): boolean =>
  email !== "" && closed !== true && deactivatedAt === undefined;

/** Until it is confirmed another takes its place. */
export const setUpTotp = (user: User, { secret }: Command<"SetUpTotp">): UserDecision => {
  if (!isOpen(user)) return common.UNAUTHENTICATED();
  return user.totp?.since === undefined
    ? [{ type: "totpSetUp", data: { secret } }]
    : totpFaults.TOTP_IS_ON();
};

export const confirmTotp = (
  user: User,
  { secret, step, recovery, at }: Command<"ConfirmTotp">,
): UserDecision => {
  if (!isOpen(user)) return common.UNAUTHENTICATED();
  if (user.totp?.since !== undefined) return totpFaults.TOTP_IS_ON();
  return user.totp?.secret === secret
    ? [{ type: "totpConfirmed", data: { step, recovery, at } }]
    : totpFaults.TOTP_WRONG();
};

const isGood = ({ step, recovery }: Totp, proof: TotpProof): boolean =>
  "step" in proof ? proof.step > step : recovery.includes(proof.recovery);

/** Each code is good once. */
export const useTotp = (user: User, { secret, proof }: Command<"UseTotp">): UserDecision => {
  const { totp } = user;
  const isOn = isOpen(user) && totp?.since !== undefined && totp.secret === secret;
  return isOn && isGood(totp, proof)
    ? [{ type: "totpUsed", data: proof }]
    : totpFaults.TOTP_WRONG();
};

export const removeTotp = (user: User, { lostAt }: Command<"RemoveTotp">): UserDecision =>
  user.totp ? [{ type: "totpRemoved", data: lostAt === undefined ? {} : { lostAt } }] : [];

const withTotp = (user: User, change: (totp: Totp) => Totp): User =>
  user.totp ? { ...user, totp: change(user.totp) } : user;

const used = (totp: Totp, proof: TotpProof): Totp =>
  "step" in proof
    ? { ...totp, step: proof.step }
    : { ...totp, recovery: totp.recovery.filter((one) => one !== proof.recovery) };

/** Steps of the evolver. */
export const evolveTotp = {
  totpSetUp: (user: User, { secret }: { secret: string }): User => ({
    ...user,
    totp: { secret, step: 0, recovery: [] },
  }),
  totpConfirmed: (
    user: User,
    { step, recovery, at }: { step: number; recovery: readonly string[]; at: string },
  ): User => withTotp(user, ({ secret }) => ({ secret, since: at, step, recovery })),
  totpUsed: (user: User, proof: TotpProof): User => withTotp(user, (totp) => used(totp, proof)),
  totpRemoved: ({ totp: _past, ...user }: User, { lostAt }: { lostAt?: string }): User => ({
    ...user,
    ...(lostAt === undefined ? {} : restricted(user, lostAt)),
  }),
};
