import { scryptSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { collectionOf } from "../../../platform/storage/stores.ts";
import {
  fitsPassword,
  hashPassword,
  isOutdated,
} from "../../../services/identity/adapters/password-hash.ts";
import { register, signIn } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { users } from "../../../services/identity/identity.store.ts";
import { startSigned, type Signed } from "../../support/signed-broker.ts";

const password = "correct horse battery";
const salt = Buffer.from("sixteen bytes ..");
/** As versions before Argon2id have stored it. */
const scrypt = [
  ...["scrypt", 15, 8, 3, salt.toString("base64url")],
  scryptSync(password, salt, 32, { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 27 }).toString("base64url"),
].join("$");

let shop: Signed;
beforeAll(async () => {
  shop = await startSigned([identity]);
});
afterAll(() => shop.stop());

test("passwords are hashed with Argon2id, and fit in whatever form they are typed", async () => {
  const hash = await hashPassword("caf\u00E9 au lait");
  expect(hash).toMatch(/^argon2id\$32768\$7\$1\$[\w-]{22}\$[\w-]{43}$/u);
  expect(await fitsPassword("cafe\u0301 au lait", hash)).toBe(true);
  expect(await fitsPassword("cafe au lait", hash)).toBe(false);
  expect(await fitsPassword("cafe au lait", undefined)).toBe(false);
  expect([isOutdated(hash), isOutdated(scrypt)]).toEqual([false, true]);
});

test("a hash of an earlier version fits, and is made anew at the next sign-in", async () => {
  const email = "old@example.com";
  await shop.call(register, { email, password });
  const service: Service = shop.broker.getLocalService({ name: "identity", version: 1 });
  const store = collectionOf(service, users.declaration);
  const { id = "" } = (await store.findOne({ email })) ?? {};
  await store.update({ id }, { $set: { passwordHash: scrypt } });
  expect(await shop.codeOf(signIn, { email, password: "another one" })).toBe("CREDENTIALS_WRONG");
  expect((await store.get(id))?.passwordHash).toBe(scrypt);
  const both = await Promise.all([1, 2].map(() => shop.codeOf(signIn, { email, password })));
  expect(both).toEqual(["answered", "answered"]);
  expect(isOutdated((await store.get(id))?.passwordHash ?? "")).toBe(false);
  expect(await shop.codeOf(signIn, { email, password })).toBe("answered");
});
