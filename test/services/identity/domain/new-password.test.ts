import { describe, expect, test } from "@jest/globals";
import { isCommon } from "../../../../services/identity/adapters/common-passwords.ts";
import { isFitForStaff, passwordFault } from "../../../../services/identity/domain/new-password.ts";

const email = "ada.lovelace@example.org";
const codeOf = (password: string, staff = false): string | undefined =>
  passwordFault({ password, email, staff, isCommon })?.code;

describe("a new password", () => {
  test.each([
    "password",
    "12345678",
    "iloveyou",
    "PassWord1",
    "QWERTYUIOP",
    "trustno1",
    "1q2w3e4r",
  ])("%s is one of the commonest, in whatever case", (password) =>
    expect(codeOf(password)).toBe("PASSWORD_COMMON"),
  );

  test.each([email, email.toUpperCase(), "Ada.Lovelace"])("%s is the address", (password) =>
    expect(codeOf(password)).toBe("PASSWORD_IS_EMAIL"),
  );

  test("has 12 characters for staff, and 8 for others", () => {
    expect(codeOf("brass loom")).toBeUndefined();
    expect(codeOf("brass loom", true)).toBe("PASSWORD_TOO_SHORT");
    expect(codeOf("brass looms!", true)).toBeUndefined();
    // Characters, not the units that they are stored in.
    expect(codeOf("🧵🧵🧵🧵🧵🧵", true)).toBe("PASSWORD_TOO_SHORT");
    expect(isFitForStaff({ password: "1q2w3e4r5t6y", email, isCommon })).toBe(false);
    expect(isFitForStaff({ password: "seven wooden looms", email, isCommon })).toBe(true);
  });

  test("a part of a common one, or two of them, is another", () => {
    expect(codeOf("password password")).toBeUndefined();
    expect(codeOf("iloveyou\ntrustno1")).toBeUndefined();
    expect(codeOf("ssword12")).toBeUndefined();
  });
});
