/** What a new password has to be. */
import type { Fault } from "../../../platform/kernel/fault.ts";
import { faults } from "../identity.schemas.ts";

/** Of staff, in characters; that of others is the schema's. */
export const STAFF_LENGTH = 12;

export interface NewPassword {
  readonly password: string;
  /** Of the account; undefined where it is not there yet. */
  readonly email: string | undefined;
  readonly staff: boolean;
  /** Whether many have it, by its form in lower case. */
  readonly isCommon: (lower: string) => boolean;
}

/** One form of each letter, without regard to case. */
const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** Why a new password is refused; undefined: it is not. */
export const passwordFault = ({
  password,
  email = "",
  staff,
  isCommon,
}: NewPassword): Fault | undefined => {
  const lower = plain(password);
  if (staff && [...password.normalize("NFKC")].length < STAFF_LENGTH)
    return faults.PASSWORD_TOO_SHORT({ min: STAFF_LENGTH });
  const address = plain(email);
  if (address !== "" && [address, address.split("@")[0]].includes(lower))
    return faults.PASSWORD_IS_EMAIL();
  return isCommon(lower) ? faults.PASSWORD_COMMON() : undefined;
};

/** Whether a password is one that staff may have. */
export const isFitForStaff = (choice: Omit<NewPassword, "staff">): boolean =>
  passwordFault({ ...choice, staff: true }) === undefined;
