import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { until } from "../../support/client.ts";
import { runTask } from "../../support/programs/task.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { plantPerson, type Person } from "../erasing/person.ts";

const folder = mkdtempSync(join(tmpdir(), "caravan-encrypting-"));
const dataDir = join(folder, "data");
const backup = join(folder, "backup");
const SECRETS_KEY = randomBytes(32).toString("base64");
const shops: Shop[] = [];
afterAll(async () => {
  for (const shop of shops) await shop.kill();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (atRest: "on" | "off", env = {}, at = dataDir): Promise<Shop> => {
  const settings = { SECRETS_KEY, ENCRYPTION_AT_REST: atRest, PAYMENT_PROVIDERS: "test", ...env };
  const shop = await startShop(settings, at);
  shops.push(shop);
  return shop;
};

/** Names of the files below a folder that hold any of some texts, with the text. */
const found = (below: string, texts: readonly string[]): string[] =>
  readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .flatMap((file) => {
      const bytes = readFileSync(join(file.parentPath, file.name));
      return texts.filter((text) => bytes.includes(text)).map((text) => `${file.name}: ${text}`);
    });

const plantedOf = ({ account, gone, booked }: Person): string[] => [
  ...[account.password, ...gone, ...booked],
];

const signsIn = async (shop: Shop, { account }: Person): Promise<number> =>
  (await shop.request("POST", "/v1/sessions", account)).status;

test("encryption is switched on over a shop's data, outlives kill -9, and leaves nothing of a person in files, backup and log", async () => {
  let shop = await start("off");
  const first = await plantPerson(shop);
  const names = plantedOf(first).filter((text) => text !== first.account.password);
  expect(found(dataDir, names)).not.toEqual([]);
  await shop.kill();
  // Killed in the middle of it, wherever that is.
  shop = await start("on");
  await shop.kill();
  shop = await start("on", { LOG_LEVEL: "trace" });
  expect(await signsIn(shop, first)).toBe(201);
  const second = await plantPerson(shop, "SECOND");
  const all = [...plantedOf(first), ...plantedOf(second)];
  await until("the files to be without persons", async () => found(dataDir, all).length === 0);
  expect(await signsIn(shop, first)).toBe(201);
  const { body: order } = await shop.staff("GET", `/v1/orders/${first.placedId}`);
  expect(order.shippingAddress.line1).toBe(first.placedAt);
  const [email] = second.gone;
  const { body: page } = await shop.staff("GET", `/v1/orders?email=${email}`);
  expect((page.items as { id: string }[]).map(({ id }) => id)).toContain(second.placedId);

  const { code, said } = await runTask("tasks/backup.ts", { DATA_DIR: dataDir }, [backup]);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("SECRETS_KEY") });
  expect(found(backup, [...all, SECRETS_KEY])).toEqual([]);
  const log = shop.output();
  for (const text of [...all, SECRETS_KEY]) expect(log).not.toContain(text);
  expect(await shop.stop({ remove: false })).toBe(0);
  expect(found(dataDir, [...all, SECRETS_KEY])).toEqual([]);

  // A backup opens with the key, and with no other.
  const other = { SECRETS_KEY: randomBytes(32).toString("base64"), DATA_DIR: backup };
  const ports = { PORT: "0", OPS_PORT: "0", HOST: "127.0.0.1", SEED: "none" };
  const refused = await runTask("tasks/start.ts", { ...other, ...ports }, []);
  expect(refused.code).toBe(78);
  expect(refused.said).toMatch(
    /SECRETS_KEY is not the key that the data of \w+ are encrypted with/u,
  );
  const restored = await start("on", {}, backup);
  expect(await signsIn(restored, second)).toBe(201);
  await restored.kill();

  // Switched off, all is written back.
  shop = await start("off");
  await until("the files to have persons", async () =>
    names.every((text) => found(dataDir, [text]).length > 0),
  );
  expect(await signsIn(shop, first)).toBe(201);
  expect(await shop.stop({ remove: false })).toBe(0);
}, 300_000);

test("a new key of data is made by one command while the shop runs, and the old one is destroyed", async () => {
  const env = { SECRETS_KEY, DATA_DIR: dataDir };
  const shop = await start("on");
  const { code, said } = await runTask("tasks/rotate-data-key.ts", env, []);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/orders\s+k2/u) });
  const again = await runTask("tasks/rotate-data-key.ts", env, []);
  expect(again.code).toBe(1);
  await until("the old key's end", async () => {
    const sql =
      "SELECT group_concat(id) FROM dataKeys WHERE json_extract(doc, '$.purpose') = 'data'";
    const script = `import { DatabaseSync } from "node:sqlite"; const db = new DatabaseSync(process.argv[1], { readOnly: true }); console.log(Object.values(db.prepare(process.argv[2]).get())[0])`;
    const args = ["--input-type=module", "-e", script, join(dataDir, "orders.db"), sql];
    return spawnSync(process.execPath, args, { encoding: "utf8" }).stdout.trim() === "k2";
  });
  expect((await shop.staff("GET", "/v1/orders?limit=1")).status).toBe(200);
  expect(await shop.stop({ remove: false })).toBe(0);
}, 200_000);
