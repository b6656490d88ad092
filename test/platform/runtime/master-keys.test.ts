import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import {
  masterKeyProblem,
  masterKeysOf,
  userKeyFile,
  userMasterKeys,
} from "../../../platform/runtime/master-keys.ts";

const folder = mkdtempSync(join(tmpdir(), "caravan-key-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a key is 32 bytes in base64 or hex, or several of them", () => {
  const key = Buffer.alloc(32, 7);
  const texts = [key.toString("base64"), key.toString("base64url"), key.toString("hex")];
  expect(texts.map(masterKeyProblem)).toEqual([undefined, undefined, undefined]);
  const ids = texts.flatMap((text) => masterKeysOf(text).map(({ id }) => id));
  expect(new Set(ids).size).toBe(1);
  const other = Buffer.alloc(32, 8).toString("base64");
  expect(masterKeysOf(`${texts[0]}, ${other}`)).toHaveLength(2);
  for (const text of ["", "short", `${texts[0]},`, key.toString("base64").slice(1)])
    expect(masterKeyProblem(text)).toMatch(/^is no key: set/u);
});

test("a user's key is made once, readable by the user alone", () => {
  const path = userKeyFile({ XDG_CONFIG_HOME: folder });
  expect(path).toBe(join(folder, "caravan", "secrets-key"));
  const [made] = userMasterKeys(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const text = readFileSync(path, "utf8");
  const [again] = userMasterKeys(path);
  expect(again?.id).toBe(made?.id);
  expect(readFileSync(path, "utf8")).toBe(text);
  const sealed = made?.cipher.encrypt("text", "here") ?? "";
  expect(again?.cipher.decrypt(sealed, "here")).toBe("text");
  expect(() => again?.cipher.decrypt(sealed, "there")).toThrow("belongs elsewhere");
});

test("a key that cannot be used is said in one line, which ends the start with 78", () => {
  const broken = join(folder, "broken");
  writeFileSync(broken, "nothing");
  expect(() => userMasterKeys(broken)).toThrow(/SECRETS_KEY is not set, and .*broken is no key/u);
  const below = join(broken, "file");
  expect(() => userMasterKeys(below)).toThrow(/SECRETS_KEY is not set, .* cannot be used/u);
});
