import { orQueueFull } from "../../../../platform/broker/faults.ts";
import type { ServiceContext } from "../../../../platform/broker/context.ts";
import type { ActionContract } from "../../../../platform/contract/contract.ts";
import type { Fault } from "../../../../platform/kernel/fault.ts";
import { isCommon } from "../../adapters/common-passwords.ts";
import { hashPassword } from "../../adapters/password-hash.ts";
import { isFitForStaff, passwordFault } from "../../domain/new-password.ts";

export interface PasswordWish {
  readonly password: string;
  readonly email: string | undefined;
  readonly staff: boolean;
  /** The action that asks. */
  readonly contract: Pick<ActionContract, "name">;
}

/** What is stored of a password, and whether staff may have it. */
export interface PasswordHash {
  readonly passwordHash: string;
  readonly fitForStaff?: true;
}

/** The hash of a new password, which every way to set one takes; a fault where it is too weak. */
export const newPasswordHash = async (
  ctx: ServiceContext,
  { contract, ...wish }: PasswordWish,
): Promise<PasswordHash | Fault> => {
  const fault = passwordFault({ ...wish, isCommon });
  if (fault) return fault;
  const { password } = wish;
  const passwordHash = await hashPassword(password).catch(orQueueFull(ctx.broker.nodeID, contract));
  return { passwordHash, ...(isFitForStaff({ ...wish, isCommon }) ? { fitForStaff: true } : {}) };
};
