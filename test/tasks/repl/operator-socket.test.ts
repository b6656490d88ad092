import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { ServiceBroker } from "moleculer";
import { serveOperators, socketOf } from "../../../tasks/repl/operator-socket.ts";
import { runningShop } from "../../../tasks/repl/running-shop.ts";
import { startShop } from "../../support/shop.ts";
import { fillCart, order, stockProduct } from "../../support/shopper.ts";
import { runTask } from "../../support/programs/task.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-socket-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const brokerWith = (): ServiceBroker => {
  const broker = new ServiceBroker({ logger: false });
  broker.createService({
    name: "echo",
    actions: {
      say: (ctx) => ({
        params: ctx.params as unknown,
        token: (ctx.meta as { token?: string }).token,
      }),
      fail() {
        throw Object.assign(new Error("no"), { code: 409, type: "TAKEN" });
      },
    },
  });
  return broker;
};
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test("E.9 a running shop is asked through a socket that is its owner's alone", async () => {
  const broker = brokerWith();
  await broker.start();
  const close = await serveOperators(broker, folder);
  expect(modeOf(socketOf(folder))).toBe(0o600);
  const shop = await runningShop(folder);
  expect(await shop?.call("echo.say", { a: 1 }, { meta: { token: "t", user: "x" } })).toEqual({
    ...{ params: { a: 1 }, token: "t" },
  });
  await expect(shop?.call("echo.fail", {})).rejects.toMatchObject({ type: "TAKEN", code: 409 });
  expect(await shop?.run(["nonsense"], undefined)).toMatchObject({ well: false });
  close();
  await broker.stop();
  expect(await runningShop(folder)).toBeUndefined();
  expect(existsSync(join(folder, "operator.sock"))).toBe(false);
});

test("E.9 a path beyond 107 bytes is replaced by a folder for temporary files, named in DATA_DIR", async () => {
  const deep = join(folder, "d".repeat(100));
  mkdirSync(deep);
  const broker = brokerWith();
  await broker.start();
  const close = await serveOperators(broker, deep);
  const path = readFileSync(join(deep, "operator.path"), "utf8");
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(107);
  expect([modeOf(dirname(path)), modeOf(path), modeOf(join(deep, "operator.path"))]).toEqual([
    ...[0o700, 0o600, 0o600],
  ]);
  expect(await (await runningShop(deep))?.call("echo.say", 1)).toEqual({ params: 1 });
  close();
  expect([dirname(path), join(deep, "operator.path")].map((one) => existsSync(one))).toEqual([
    ...[false, false],
  ]);
  await broker.stop();
});

test("E.9 npm run shop shows an order of the shop that runs, and says when none does", async () => {
  const shop = await startShop({ PAYMENT_PROVIDERS: "test" });
  await stockProduct(shop, "TEA", 5);
  const cart = await fillCart(shop, { lines: [{ sku: "TEA", quantity: 1 }] });
  const { body } = await order(shop, cart.id);
  const env = { DATA_DIR: shop.dataDir };
  const shown = await runTask("tasks/shop.ts", env, ["order", body.id]);
  const repl = await runTask(
    "tasks/repl.ts",
    env,
    [],
    `shop order ${body.id}\ncall v1.orders.unfinished --limit 7\n`,
  );
  const missing = await runTask("tasks/shop.ts", env, ["order", "nothing"]);
  await shop.stop();
  const away = await runTask("tasks/shop.ts", { DATA_DIR: folder }, ["order", body.id]);
  expect(shown).toMatchObject({ code: 0, said: expect.stringContaining(body.id) });
  // Its input has ended: so does it.
  expect(repl.code).toBe(0);
  expect(repl.said).toContain("Asks the shop that runs on");
  expect(repl.said).toContain(`Order ${body.number}`);
  expect(repl.said).toMatch(/Execution time[^]*items/u);
  expect(missing).toMatchObject({ code: 1, said: expect.stringContaining("There is no order") });
  expect(away).toMatchObject({
    code: 1,
    said: expect.stringContaining("No shop runs on DATA_DIR"),
  });
}, 60_000);
