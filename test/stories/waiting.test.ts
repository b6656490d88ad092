/** What ends by itself when nobody answers any more: pending orders, stray holds, queued mails. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkInvariants } from "../support/invariants/invariants.ts";
import { startShop, until, type Shop } from "../support/shop.ts";
import { fillCart, order, settled, stockOf, stockProduct } from "../support/shopper.ts";
import { startSmtp, type SmtpServer } from "../support/parts/smtp.ts";

const quick = {
  CHECKOUT_DEADLINE_MS: "300",
  PROVIDER_TIMEOUT_MS: "200",
  ORDER_PENDING_TTL_MS: "5000",
  HOLD_GRACE_MS: "0",
  HOLD_SWEEP_MS: "100",
};

describe("a shop in which somebody never answers", () => {
  let shop: Shop;
  let smtp: SmtpServer;
  beforeAll(async () => {
    smtp = await startSmtp();
    // The provider says nothing for longer than an order may be pending.
    shop = await startShop({ ...quick, TEST_PROVIDER_DELAY_MS: "15000", SMTP_URL: smtp.url });
    await stockProduct(shop, "WAIT", 10);
    await stockProduct(shop, "STRAY", 10);
  });
  afterAll(async () => {
    await shop.stop();
    await smtp.stop();
  });

  test("the order is rejected in its time, everything undone, and what was charged later goes back", async () => {
    const cart = await fillCart(shop, { lines: [{ sku: "WAIT", quantity: 3 }] });
    const pending = await order(shop, cart.id, { token: "tok_slow" });
    expect(pending).toMatchObject({ status: 202, body: { status: "pending" } });
    expect(await stockOf(shop, "WAIT")).toMatchObject({ held: 3, available: 7 });
    const { id } = pending.body;
    const ended = await settled(shop, id);
    expect(ended).toMatchObject({ status: "rejected", rejection: { code: "ORDER_EXPIRED" } });
    await until("the stock to be back", async () => {
      const { held, available, onHand } = await stockOf(shop, "WAIT");
      return held === 0 && available === 10 && onHand === 10;
    });
    // The provider had charged: it says so only now, and is told to give it back.
    await until("the charge to be voided", async () => {
      const { body } = await shop.staff("GET", `/v1/test-provider/ledger?orderId=${id}`);
      return body.items[0]?.status === "voided";
    });
    // The shopper is free to pay the same cart in another way.
    expect((await order(shop, cart.id)).status).toBe(201);
    await checkInvariants(shop, { sku: "WAIT", stock: 10, acknowledged: [] });
  }, 120_000);

  test("a placed order's mail is sent to the server that SMTP_URL names, once", async () => {
    const email = "grace@example.org";
    const cart = await fillCart(shop, { lines: [{ sku: "WAIT", quantity: 1 }], email });
    const { body } = await order(shop, cart.id);
    const sent = await until("the mail to be sent", async () => {
      const page = await shop.staff("GET", `/v1/messages?orderId=${body.id}`);
      return page.body.items.find(({ status }: { status: string }) => status === "sent");
    });
    expect(sent).toMatchObject({ to: email, kind: "orderPlaced" });
    const mails = smtp.taken.filter((text) => text.includes(`To: ${email}`));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(`Message-ID: <${sent.id}@caravan>`);
    expect(mails[0]).toContain(body.number);
  });

  test("a hold whose order is lost is given back after HOLD_TTL_MS", async () => {
    await shop.stop({ remove: false });
    shop = await startShop({ ...quick, HOLD_TTL_MS: "6000" }, shop.dataDir);
    const cart = await fillCart(shop, { lines: [{ sku: "STRAY", quantity: 4 }] });
    expect((await order(shop, cart.id, { token: "tok_slow" })).status).toBe(202);
    expect(await stockOf(shop, "STRAY")).toMatchObject({ held: 4, available: 6 });
    await shop.kill();
    // A disaster: of the order nothing is left but its hold.
    const lost = globSync("orders.*", { cwd: shop.dataDir });
    expect(lost.length).toBeGreaterThan(0);
    for (const file of lost) rmSync(join(shop.dataDir, file));
    shop = await startShop({ ...quick, HOLD_TTL_MS: "6000" }, shop.dataDir);
    await until("the hold to be given back", async () => {
      const { held, available } = await stockOf(shop, "STRAY");
      return held === 0 && available === 10;
    });
  }, 120_000);
});
