/** A shopper pays on the demo provider's page, in a browser: approved, declined, out of time; and the books agree afterwards. */
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ADMIN, until } from "../../support/client.ts";
import { chromium, openTab, type Tab } from "../../support/parts/chromium.ts";
import { freePort } from "../../support/parts/free-port.ts";
import { runTask } from "../../support/programs/task.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { fillCart, settled, stockProduct } from "../../support/shopper.ts";

const dataDir = mkdtempSync(join(tmpdir(), "caravan-demo-"));
/** Where pictures of the page are left for whoever wants to look at them. */
const pictures = process.env["PICTURES"];
let shop: Shop;
let env: Record<string, string>;

beforeAll(async () => {
  const port = String(await freePort());
  env = { PORT: port, RETURN_ORIGINS: `http://127.0.0.1:${port}`, CAPTURE: "placed" };
  shop = await startShop(env, dataDir);
  await stockProduct(shop, "TEA", 100);
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
}, 120_000);
afterAll(async () => {
  await shop.stop({ remove: false });
  rmSync(dataDir, { recursive: true, force: true });
});

/** An order that waits for its shopper, and the page to go on at. */
const ordered = async (confirmationToken?: string) => {
  const cart = await fillCart(shop, { lines: [{ sku: "TEA", quantity: 1 }] });
  const returnUrl = `${shop.url}/?thanks`;
  const session = await shop.request("POST", `/v1/carts/${cart.id}/payment-sessions`, {
    provider: "demo",
    returnUrl,
    ...(confirmationToken === undefined ? {} : { confirmationToken }),
  });
  expect(session.status).toBe(201);
  const payment = { session: session.body.id as string };
  const placed = await shop.request(
    "POST",
    "/v1/orders",
    { cartId: cart.id, payment },
    { "idempotency-key": randomUUID() },
  );
  expect(placed.status).toBe(202);
  const { id, accessToken } = placed.body as { id: string; accessToken: string };
  const page = await until("the page", async () => {
    const headers = { "x-order-token": accessToken };
    const { body } = await shop.request("GET", `/v1/orders/${id}`, undefined, headers);
    return body.redirectUrl as string | undefined;
  });
  return { id, page, returnUrl };
};

/** As a form of the page is sent. */
const choose = (page: string, choice: string) =>
  fetch(`${page}/${choice}`, { method: "POST", redirect: "manual" });

test("the page is one of the shop's own, that nobody stores or frames", async () => {
  const { id, page } = await ordered();
  expect(page).toMatch(new RegExp(`^${shop.url}/pay/demo/dpay_[\\w-]{24}$`, "u"));
  const shown = await fetch(page);
  expect(shown.status).toBe(200);
  expect(shown.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(shown.headers.get("cache-control")).toBe("no-store");
  expect(shown.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(await shown.text()).not.toContain("<script");
  for (const path of ["/pay/demo/dpay_none", "/pay/none/dpay_none", "/pay/manual/x"]) {
    const missing = await fetch(`${shop.url}${path}`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("There is no such payment");
  }
  expect((await fetch(`${page}/decline`)).status).toBe(405);
  expect((await choose(page, "decline")).status).toBe(303);
  expect(await settled(shop, id)).toMatchObject({ status: "rejected" });
}, 120_000);

test("a webhook that is lost or comes twice ends in one charge, after a restart too", async () => {
  const [lost, twice] = [await ordered("demo_3063"), await ordered("demo_3055")];
  await shop.kill();
  shop = await startShop(env, dataDir);
  for (const { id, page, returnUrl } of [lost, twice]) {
    const gone = await choose(page, "approve");
    expect([gone.status, gone.headers.get("location")]).toEqual([303, returnUrl]);
    expect(await settled(shop, id, 90_000)).toMatchObject({ status: "placed" });
  }
}, 240_000);

if (!chromium) console.log("skipped: there is no Chromium here");

describe("in Chromium", () => {
  let tab: Tab;
  beforeAll(async () => {
    if (chromium) tab = await openTab(chromium);
  }, 60_000);
  afterAll(() => tab?.close());

  const look = async (name: string): Promise<void> => {
    if (pictures === undefined) return;
    for (const scheme of ["light", "dark"])
      for (const width of [390, 1280]) {
        await tab.dark(scheme === "dark");
        await tab.width(width);
        await tab.picture(join(pictures, `${name}-${scheme}-${width}.png`));
      }
    await tab.dark(false);
  };
  /** Goes to a button by the keyboard, and presses it. */
  const operate = async (name: string): Promise<void> => {
    const focused = `document.activeElement?.textContent?.replace(/\\s+/g, " ").trim() ?? ""`;
    for (let i = 0; i < 20; i += 1) {
      await tab.press("Tab");
      if ((await tab.read<string>(focused)).includes(name)) return tab.press("Enter");
    }
    throw new Error(`No key leads to ${name}.`);
  };
  const heading = (text: string) =>
    tab.sees(
      `document.querySelector("h1")?.textContent?.includes(${JSON.stringify(text)}) ?? false`,
    );

  test("a card is chosen, the bank asks, and the shopper is back at the shop, by keys alone", async () => {
    if (!chromium) return;
    const { id, page, returnUrl } = await ordered();
    await tab.open(page);
    await heading("Pay €");
    await look("cards");
    const controls = await tab.controls();
    expect(controls[0]).toMatch(/^heading Pay €\d+\.\d\d$/u);
    expect(controls).toContain("button Card ending in 3220 asks its bank first (3-D Secure)");
    expect(controls).toContain("button Cancel the payment");
    await operate("3220");
    await heading("Is it you?");
    await look("challenge");
    expect(await tab.controls()).toEqual([
      "heading Is it you?",
      "button Approve the payment",
      "button Decline",
      "button Let the time run out",
    ]);
    await operate("Approve the payment");
    await tab.sees(`location.href === ${JSON.stringify(returnUrl)}`);
    expect(await settled(shop, id)).toMatchObject({ status: "placed" });
    await tab.open(page);
    await heading("Payment approved");
    await look("approved");
    expect(await tab.controls()).toEqual(["heading Payment approved", "link Back to the shop"]);
  }, 180_000);

  test.each([
    ["Decline", "Payment declined"],
    ["Let the time run out", "Time is over"],
  ])(
    "%s ends the order: %s",
    async (choice, title) => {
      if (!chromium) return;
      const { id, page, returnUrl } = await ordered("demo_3220");
      await tab.open(page);
      await heading("Is it you?");
      await operate(choice);
      await tab.sees(`location.href === ${JSON.stringify(returnUrl)}`);
      expect(await settled(shop, id)).toMatchObject({
        status: "rejected",
        rejection: { code: "PAYMENT_DECLINED" },
      });
      await tab.open(page);
      await heading(title);
      await look(choice.toLowerCase().replaceAll(" ", "-"));
    },
    180_000,
  );
});

test("payments, the ledger and the provider agree", async () => {
  const list = async () => (await shop.staff("GET", "/v1/payments?provider=demo")).body.items;
  await until("the captures", async () =>
    ((await list()) as { status: string }[]).every(({ status }) => status !== "authorized"),
  );
  const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
  const { body } = await shop.request("POST", "/v1/sessions", credential);
  const token = { DATA_DIR: dataDir, CARAVAN_TOKEN: body.accessToken as string };
  const { code, said } = await runTask("tasks/shop.ts", token, ["reconcile", "payments"]);
  expect(said).toMatch(/^[1-9]\d* payments compared, 0 differences\.$/mu);
  expect(code).toBe(0);
}, 120_000);
