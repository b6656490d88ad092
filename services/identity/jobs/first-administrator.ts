import type { Service } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import { randomBytes } from "node:crypto";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { ConfigurationError } from "../../../platform/kernel/configuration-error.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { record } from "../adapters/audit-chain.ts";
import { settings } from "../identity.settings.ts";
import { users } from "../identity.store.ts";
import { isCommon } from "../adapters/common-passwords.ts";
import { hashPassword } from "../adapters/password-hash.ts";
import { passwordFault } from "../domain/new-password.ts";
import { normalEmail } from "../domain/user.ts";

export interface FirstAdministrator {
  readonly email: string;
  /** Only when it was made here; it is stored nowhere else, so print it now. */
  readonly password?: string;
}

let made: FirstAdministrator | undefined;

/** The administrator that this start made; undefined when there was one already. */
export const firstAdministrator = (): FirstAdministrator | undefined => made;

/** Makes an administrator when there is none. */
export const ensureAdministrator = async (service: Service): Promise<void> => {
  const ctx = contextFor(service);
  made = undefined;
  const store = ctx.collection(users.declaration);
  if (await store.findOne({ scopes: "admin" })) return;
  const email = normalEmail(settings.ADMIN_EMAIL);
  if (await store.findOne({ email })) {
    // Whoever registered this address is not thereby an administrator.
    ctx.own.logger.warn(`${email} is a user but no administrator: set another ADMIN_EMAIL.`);
    return;
  }
  const password = settings.ADMIN_PASSWORD ?? randomBytes(15).toString("base64url");
  // Only where one is made: with an administrator there, a variable of earlier versions stops no start.
  const fault = passwordFault({ password, email, staff: true, isCommon });
  if (fault)
    throw new ConfigurationError([
      `ADMIN_PASSWORD "***": ${fault.title}, or leave it out and one is made`,
    ]);
  const id = newId("usr");
  const command = {
    type: "Register",
    email,
    passwordHash: await hashPassword(password),
    fitForStaff: true,
    scopes: ["admin"],
    at: ctx.now(),
  } as const;
  try {
    if (isFault(await ctx.execute(users, id, command))) return;
  } catch (error) {
    if (error instanceof DuplicateError) return; // Another copy was faster.
    throw error;
  }
  await record(ctx, { actor: "system", action: "administratorMade", subject: id });
  made = { email, ...(settings.ADMIN_PASSWORD === undefined ? { password } : {}) };
};
