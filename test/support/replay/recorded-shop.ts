/** A shop in which everything happens that a service listens to, and what it published about that. */
import { randomUUID } from "node:crypto";
import { cpSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import { startMailbox, type Mailbox } from "../parts/mailbox.ts";
import { startShop, until, type Reply, type Shop } from "../shop.ts";
import { BERLIN, fillCart, order, renameSku, settled, stockProduct } from "../shopper.ts";

export interface RecordedShop {
  /** The data folder when the orders were placed, and nothing had happened to them. */
  readonly early: string;
  /** The data folder in the end. */
  readonly late: string;
  /** Of all services, by id; those of before somebody was erased as they were published then. */
  readonly events: readonly StoredEvent[];
  remove(): void;
}

/** Who is erased. */
export const PERSON = {
  email: "gone@example.org",
  name: "Ignatius Vanishing",
  line1: "3 Nowhere Steps",
  phone: "+49 30 5550123",
};

const ok = ({ status, body }: Reply, what: string): Reply["body"] => {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body;
};

const placed = async (
  shop: Shop,
  token = "tok_ok",
  who: Pick<Parameters<typeof fillCart>[1], "headers" | "email" | "address"> = {},
): Promise<string> => {
  const lines = [
    { sku: "TEA", quantity: 2 },
    { sku: "CUP", quantity: 1 },
  ];
  const cart = await fillCart(shop, { lines, ...who });
  const { body } = await order(shop, cart.id, { token, headers: who.headers ?? {} });
  const id = (body.id ?? body.orderId) as string;
  await settled(shop, id);
  return id;
};

interface Begun {
  readonly orders: Record<string, string>;
  /** What was published before the person was erased, as it was then. */
  readonly before: readonly StoredEvent[];
}

/** All that is in the journals, once so many orders are. */
const publishedIn = ({ dataDir }: Shop, orders: number): Promise<StoredEvent[]> =>
  until("the orders in the journals", async () => {
    const events = eventsIn(dataDir);
    const found = events.filter(({ type }) => type === "orders.placed");
    return (
      found.length === orders && events.some(({ type }) => type === "orders.cancelled") && events
    );
  });

/** Goods, a person who is erased, orders; of each step what follows from it too. */
const begin = async (shop: Shop, mails: Mailbox): Promise<Begun> => {
  for (const sku of ["TEA", "CUP", "OLD"]) await stockProduct(shop, sku, 50);
  await renameSku(shop, "OLD", "NEW");
  // Few enough that its level is low.
  const counted = { set: 3, reason: "counted" };
  const key = { "idempotency-key": randomUUID() };
  ok(await shop.staff("POST", "/v1/stock/NEW/adjustments", counted, key), "adjustment");
  const account = { email: PERSON.email, password: "a password to be erased" };
  ok(await shop.request("POST", "/v1/users", { ...account, name: PERSON.name }), "user");
  const { accessToken } = ok(await shop.request("POST", "/v1/sessions", account), "session");
  const headers = { authorization: `Bearer ${accessToken}` };
  const confirmation = await mails.tokenFor(PERSON.email, /confirm your address/u);
  ok(
    await shop.request("POST", "/v1/users/me/confirm", { token: confirmation }, headers),
    "confirmation",
  );
  // Orders of the person, who is in their events then no more.
  const { name, line1, phone, email } = PERSON;
  const who = { headers, email, address: { ...BERLIN, name, line1, phone } };
  const cancelled = await placed(shop, "tok_ok", who);
  ok(await shop.staff("POST", `/v1/orders/${cancelled}/cancel`, {}), "cancel");
  await placed(shop, "tok_ok", who);
  const before = await publishedIn(shop, 2);
  const erase = () => shop.request("DELETE", "/v1/customers/me", undefined, headers);
  await until("the person to be erased", async () => (await erase()).status === 204);
  const names = ["parts", "cancelled", "voided", "plain"];
  const orders = await Promise.all(names.map(async (name) => [name, await placed(shop)] as const));
  await placed(shop, "tok_declined");
  return { orders: Object.fromEntries(orders), before };
};

const paymentOf = async (shop: Shop, orderId: string): Promise<string> =>
  (await shop.staff("GET", `/v1/orders/${orderId}/details`)).body.payments[0].id as string;

const pay = async (shop: Shop, orderId: string, step: string, body: object = {}): Promise<void> => {
  const path = `/v1/payments/${await paymentOf(shop, orderId)}/${step}`;
  // Beside a capture that a parcel has begun it is refused for a moment.
  const asked = await until(`${step} of ${orderId}`, async () => {
    const reply = await shop.staff("POST", path, body, { "idempotency-key": randomUUID() });
    return reply.body.code !== "PAYMENT_BUSY" && reply;
  });
  ok(asked, step);
};

const ship = async (shop: Shop, orderId: string, wish: object = {}): Promise<void> => {
  const label = { carrier: "DHL", trackingNumber: randomUUID() };
  ok(await shop.staff("POST", `/v1/orders/${orderId}/shipments`, { ...label, ...wish }), "parcel");
};

const reached = (shop: Shop, orderId: string | undefined, status: object): Promise<unknown> =>
  until(`${orderId} to be ${JSON.stringify(status)}`, async () => {
    const { body } = await shop.staff("GET", `/v1/orders/${orderId}`);
    return Object.entries(status).every(([name, value]) => body[name] === value);
  });

const goOn = async (shop: Shop, orders: Record<string, string>): Promise<void> => {
  const { parts = "", cancelled = "", voided = "", plain = "" } = orders;
  await pay(shop, parts, "capture", { amount: 1000 });
  await pay(shop, parts, "refunds", { amount: 300 });
  await ship(shop, parts, { lines: [{ sku: "CUP", quantity: 1 }] });
  await pay(shop, parts, "refunds", { amount: 200 });
  await ship(shop, parts);
  await reached(shop, parts, { status: "completed" });
  ok(await shop.staff("POST", `/v1/orders/${cancelled}/cancel`, {}), "cancel");
  await pay(shop, voided, "void");
  await reached(shop, voided, { paymentStatus: "voided" });
  await ship(shop, voided, { unpaidReason: "goodwill" });
  await ship(shop, plain);
  await reached(shop, plain, { status: "completed", paymentStatus: "captured" });
  await pay(shop, plain, "refunds");
  await reached(shop, plain, { paymentStatus: "refunded" });
  await reached(shop, cancelled, { paymentStatus: "voided" });
  const { items } = (await shop.staff("GET", "/v1/products?status=all&q=CUP")).body;
  ok(await shop.staff("POST", `/v1/products/${items[0].id}/archive`), "archive");
};

const eventsOf = (file: string): StoredEvent[] => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const has = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'events'").get();
    const rows = has ? db.prepare("SELECT doc FROM events ORDER BY id").all() : [];
    return rows.map(({ doc }) => (JSON.parse(doc as string) as { event: StoredEvent }).event);
  } finally {
    db.close();
  }
};

const eventsIn = (folder: string): StoredEvent[] =>
  globSync("*.db", { cwd: folder }).flatMap((file) => eventsOf(join(folder, file)));

const during = async <T>(shop: Shop, work: (shop: Shop) => Promise<T>): Promise<T> => {
  try {
    return await work(shop);
  } finally {
    await shop.stop({ remove: false });
  }
};

/** Runs the shop in a process of its own, as users do. */
export const recordShop = async (): Promise<RecordedShop> => {
  const root = mkdtempSync(join(tmpdir(), "caravan-recorded-"));
  const [early, late] = [join(root, "early"), join(root, "late")];
  const mails = await startMailbox();
  const env = { CAPTURE: "dispatch", SMTP_URL: mails.url };
  const { orders, before } = await during(await startShop(env, late), (shop) => begin(shop, mails));
  cpSync(late, early, { recursive: true });
  await during(await startShop(env, late), (shop) => goOn(shop, orders));
  await mails.stop();
  const all = new Map([...eventsIn(late), ...before].map((event) => [event.id, event]));
  const events = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { early, late, events, remove: () => rmSync(root, { recursive: true, force: true }) };
};
