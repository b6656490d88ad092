import { afterAll, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startShop, until, type Shop } from "../../support/shop.ts";

const dataDir = mkdtempSync(join(tmpdir(), "caravan-damaged-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const openCart = async (shop: Shop, email: string): Promise<string> => {
  const id = (await shop.request("POST", "/v1/carts", {})).body.id as string;
  expect((await shop.request("PATCH", `/v1/carts/${id}`, { email })).status).toBe(200);
  return id;
};

test("a byte that flipped while the shop was stopped: the document is named in the log and not served (G.10)", async () => {
  const first = await startShop({}, dataDir);
  const damaged = await openCart(first, "precious@example.org");
  const whole = await openCart(first, "other@example.org");
  await first.stop({ remove: false });
  const path = join(dataDir, "carts.db");
  const bytes = readFileSync(path);
  const at = bytes.lastIndexOf("precious@");
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(path, bytes);
  const shop = await startShop({}, dataDir);
  try {
    expect((await shop.request("GET", `/v1/carts/${damaged}`)).status).toBe(500);
    const named = `carts.db: the document ${damaged} of carts is damaged`;
    await until("the line in the log", async () => shop.output().includes(named));
    expect((await shop.request("GET", `/v1/carts/${whole}`)).body.email).toBe("other@example.org");
  } finally {
    await shop.stop({ remove: false });
  }
}, 60_000);
