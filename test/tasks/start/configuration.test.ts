import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { isOneEditApart, misspelt } from "../../../platform/kernel/misspelt.ts";
import { dataDirProblem, folderProblem } from "../../../tasks/start/preflight.ts";
import { paymentLine, seedLine } from "../../../tasks/start/welcome.ts";
import { runTask } from "../../support/programs/task.ts";

const folder = mkdtempSync(join(tmpdir(), "caravan-configuration-"));
const file = join(folder, "file");
let taken: Server;
let port = 0;

beforeAll(async () => {
  writeFileSync(file, "");
  await new Promise<void>((done) => {
    taken = createServer().listen(0, "127.0.0.1", done);
  });
  port = (taken.address() as AddressInfo).port;
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A start that must be refused: its exit code, and the lines of what it wrote. */
const refusedStart = async (env: Record<string, string>) => {
  const base = { PORT: "0", OPS_PORT: "0", HOST: "127.0.0.1", DATA_DIR: join(folder, "data") };
  const { code, said } = await runTask("tasks/start.ts", { ...base, ...env }, []);
  const lines = said.split("\n").map((line) => line.trim());
  return { code, said, line: (name: string) => lines.find((one) => one.startsWith(name)) ?? "" };
};

test("E.7 every problem of a configuration is one line with variable, value and remedy; the start ends with 78", async () => {
  const { code, said, line } = await refusedStart({
    CURRENCY: "XXX",
    COUNTRY: "XX",
    PAYMENT_PROVIDERS: "manual,acme",
    ADMIN_PASSWORD: "x2kkk",
    SMTP_URL: "nonsense-with-secret",
    CURENCY: "EUR",
    SHOP_NAM_PORT: "1",
    PORT: String(port),
    DATA_DIR: join(file, "data"),
  });
  expect(code).toBe(78);
  expect(line("CURRENCY")).toMatch(/"XXX" .*set .*EUR/u);
  expect(line("COUNTRY")).toMatch(/"XX" .*set .*DE/u);
  expect(line("PAYMENT_PROVIDERS")).toMatch(
    /"manual,acme" names acme.*set .*manual, stripe, test, transfer/u,
  );
  expect(line("ADMIN_PASSWORD")).toMatch(/"\*\*\*" .*set 8 to 200 characters/u);
  expect(line("SMTP_URL")).toMatch(/"\*\*\*" .*set smtp:/u);
  expect(line("PORT")).toMatch(new RegExp(`${port} is taken on 127.0.0.1: .*another port`, "u"));
  expect(line("DATA_DIR")).toMatch(/file\/data" .*set another/u);
  expect(line("Warning: CURENCY")).toContain("is CURRENCY meant?");
  expect(said).not.toMatch(/x2kkk|nonsense-with-secret|SHOP_NAM_PORT|\n\s+at /u);
}, 30_000);

test("E.7 the first administrator is not made with a password that staff may not have", async () => {
  for (const [password, remedy] of [
    ["eleven-char", /at least 12 characters/u],
    ["1q2w3e4r5t6y", /Many have this password/u],
  ] as const) {
    const { code, said, line } = await refusedStart({ ADMIN_PASSWORD: password });
    expect(code).toBe(78);
    expect(line("ADMIN_PASSWORD")).toMatch(remedy);
    expect(said).not.toContain(password);
  }
}, 60_000);

test("in production the start is refused without SECRETS_KEY, and with one that is none its value is not shown", async () => {
  const env = { NODE_ENV: "production", PAYMENT_PROVIDERS: "manual", SECRETS_KEY: "" };
  const without = await refusedStart(env);
  expect(without.code).toBe(78);
  expect(without.line("SECRETS_KEY")).toMatch(/is not set, .*`openssl rand -base64 32`/u);
  const malformed = await refusedStart({ ...env, SECRETS_KEY: "too-short" });
  expect(malformed.code).toBe(78);
  expect(malformed.line("SECRETS_KEY")).toMatch(/^SECRETS_KEY "\*\*\*" is no key: set 32 bytes/u);
  expect(malformed.said).not.toContain("too-short");
}, 60_000);

test("E.7 a folder that cannot be written to is named with its reason", () => {
  expect(dataDirProblem(file)).toMatch(/^DATA_DIR .* is no folder: set another/u);
  expect(dataDirProblem("/proc/1/none/data")).toMatch(/^DATA_DIR "\/proc\/1\/none\/data" .*set/u);
  expect(dataDirProblem(join(folder, "made", "here"))).toBeUndefined();
  const failure = (code: string) =>
    folderProblem("/data", Object.assign(new Error("failed"), { code }));
  expect(failure("EROFS")).toContain('DATA_DIR "/data" is on a read-only file system: set');
  expect(failure("ENOSPC")).toContain("is on a full disk: make room");
  expect(failure("EIO")).toContain("cannot be used (failed): set another folder");
});

test("E.7 a name one edit away from a known one is a warning, but for what Kubernetes injects", () => {
  const names = ["CURRENCY", "SMTP_URL", "MY_HOST"];
  const given = ["CURENCY", "CURRRENCY", "CURRENCI", "CURERNCY", "SMTP_URL_FIL", "SMTPURLS"];
  expect(misspelt(given, names).map(([, meant]) => meant)).toEqual([
    ...["CURRENCY", "CURRENCY", "CURRENCY", "CURRENCY", "SMTP_URL_FILE"],
  ]);
  expect(misspelt(["MX_HOST", "CURRENCY", "SMTP_URL_FILE", "CRNCY"], names)).toEqual([]);
  expect(isOneEditApart("A", "A")).toBe(false);
});

test("F.4 production starts with no payment provider by default", async () => {
  const { code, line } = await refusedStart({ NODE_ENV: "production" });
  expect(code).toBe(78);
  expect(line("PAYMENT_PROVIDERS")).toMatch(/is not set, and NODE_ENV=production .*: set it/u);
}, 30_000);

test("F.4 a process without payments needs no payment provider", async () => {
  const env = { NODE_ENV: "production", CARAVAN_SERVICES: "carts", CURRENCY: "XXX" };
  const { line } = await refusedStart(env);
  expect([line("CURRENCY"), line("PAYMENT_PROVIDERS")]).toEqual([
    expect.stringMatching(/XXX/u),
    "",
  ]);
}, 30_000);

test("F.4 the start says which payments are on, and that an unset variable is a demo", () => {
  expect(paymentLine(["manual"], { PAYMENT_PROVIDERS: "manual" })).toBe("manual");
  expect(paymentLine(["test"], { PAYMENT_PROVIDERS: "test" })).toContain("play money");
  expect(paymentLine(["manual", "test"], {})).toMatch(/manual, test .*demo.*play money/u);
});

test("E.10 the start says what an empty catalogue begins with, and why", () => {
  expect(seedLine("demo")).toContain("SEED=demo: an empty catalogue begins with demo goods");
  expect(seedLine("none")).toMatch(/SEED=none.*MONGO_URL or NODE_ENV=production.*SEED=demo fills/u);
});

test("E.11 a packaged Node that does not start is explained before the shop starts", () => {
  const root = join(import.meta.dirname, "../../..");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const run = (script: string, exit: number) => {
    writeFileSync(join(bin, "node"), `#!/bin/sh\nexit ${exit}\n`);
    chmodSync(join(bin, "node"), 0o755);
    const env = { ...process.env, PATH: `${bin}:${process.env["PATH"]}` };
    return spawnSync("sh", ["-c", scripts[script] ?? ""], { env, encoding: "utf8" });
  };
  for (const script of ["prestart", "premesh"]) {
    expect(run(script, 127)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/libatomic1/u),
    });
    expect(run(script, 0)).toMatchObject({ status: 0, stdout: "" });
  }
  expect(readFileSync(join(root, ".npmrc"), "utf8")).toMatch(/^loglevel=error$/mu);
});
