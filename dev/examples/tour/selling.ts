/** Carts, orders, payments, mails and what is counted. */
import { until } from "../../../test/support/client.ts";
import type { Ask } from "../recorder.ts";
import { berlin, key, type Tour } from "./shared.ts";

const email = "ada@example.org";

/** A cart that can be ordered. */
const filled = async (ask: Ask, quantity = 1) => {
  const { id } = await ask("cartsOpen", { body: { currency: "EUR" } });
  const path = { cartId: id as string };
  await ask("cartsAddLine", { path, body: { sku: "MUG-BLUE", quantity } });
  const body = { email, shippingAddress: berlin, shippingMethod: "standard" };
  await ask("cartsUpdate", { path, body });
  await ask("cartsShippingOptions", { path });
  return path;
};

const carts = async ({ guest, ada, quiet }: Tour) => {
  const path = await filled(guest);
  const { lines } = await quiet("cartsAddLine", { path, body: { sku: "MUG-WHITE", quantity: 1 } });
  const line = { ...path, lineId: lines[1].id as string };
  await guest("cartsChangeLine", { path: line, body: { quantity: 3 } });
  await guest("cartsRemoveLine", { path: line });
  await guest("cartsGet", { path });
  await guest("paymentsMethods", { path });
  await ada("cartsClaim", { path });
  return path;
};

/** The order once it is paid; its payment, once it can be read. */
const paid = async ({ staff }: Tour, orderId: string) => {
  const path = { orderId };
  await until("the order", async () => {
    const order = await staff("ordersGet", { path });
    return order.status === "placed" && order.paymentStatus === "authorized";
  });
  const details = await until("the payment", async () => {
    const found = await staff("ordersDetails", { path });
    return found.payments?.length > 0 && found;
  });
  return { path, payment: { paymentId: details.payments[0].id as string } };
};

const payment = { provider: "test", token: "tok_ok" };

const orders = async (tour: Tour) => {
  const { guest, ada, staff, quiet } = tour;
  const { cartId } = await carts(tour);
  const session = await ada("paymentsOpenSession", {
    path: { cartId },
    body: { provider: "test", confirmationToken: "tok_ok" },
  });
  const placed = await ada("ordersPlace", {
    headers: key("order-1"),
    body: { cartId, payment: { session: session.id }, locale: "de" },
  });
  const first = await paid(tour, placed.id as string);
  await ada("ordersHistory", { path: first.path });
  await ada("ordersListMine", { query: { limit: 2 } });
  const lines = [{ sku: "MUG-BLUE", quantity: 1 }];
  await staff("ordersShip", {
    path: first.path,
    headers: key("parcel-1"),
    body: { lines, carrier: "DHL", trackingNumber: "JJD0099" },
  });
  const cart = await filled(quiet, 2);
  const headers = { ...key("order-2"), Prefer: "respond-async" };
  const pending = await guest("ordersPlace", { headers, body: { ...cart, payment } });
  const second = await paid(tour, pending.id as string);
  return { first, second };
};

const money = async (tour: Tour, paymentId: string): Promise<void> => {
  const { staff } = tour;
  const path = { paymentId };
  await staff("paymentsGetPayment", { path });
  await staff("paymentsCapture", { path, headers: key("capture-2"), body: { amount: 2000 } });
  const refund = { amount: 500, reason: "requestedByCustomer", to: "original" };
  await staff("paymentsRefund", { path, headers: key("refund-2"), body: refund });
  await staff("paymentsList", {
    query: { provider: "test", status: "partiallyRefunded", limit: 2 },
  });
};

/** An order that waits for its money, until it has come. */
const transfer = async ({ guest, staff, quiet }: Tour): Promise<void> => {
  const cart = await filled(quiet);
  const body = { ...cart, payment: { provider: "transfer" } };
  const waiting = await quiet("ordersPlace", { headers: key("order-4"), body });
  const own = { path: { orderId: waiting.id as string } };
  const headers = { "X-Order-Token": waiting.accessToken as string };
  await until("the order to wait", async () => {
    const { paymentStatus } = await guest("ordersGet", { ...own, headers });
    return paymentStatus === "processing";
  });
  const { payments, order } = await staff("ordersDetails", own);
  await staff("paymentsRecordReceipt", {
    path: { paymentId: payments[0].id as string },
    headers: key("receipt-4"),
    body: { amount: order.totals.total },
  });
};

const mails = async ({ staff }: Tour, orderId: string): Promise<void> => {
  const message = await until("a mail", async () => {
    const { items } = await staff("notificationsList", { query: { orderId, limit: 2 } });
    return items[0];
  });
  const path = { id: message.id as string };
  await staff("notificationsGet", { path });
  await staff("notificationsResend", { path });
  await staff("notificationsTemplates");
  const preview = { path: { kind: "orderPlaced" }, query: { locale: "de-AT" } };
  await staff("notificationsPreview", preview);
};

export const selling = async (tour: Tour): Promise<void> => {
  const { guest, staff, quiet } = tour;
  const { first, second } = await orders(tour);
  await money(tour, second.payment.paymentId);
  await mails(tour, first.path.orderId);
  await transfer(tour);
  const cart = await filled(quiet);
  const third = await guest("ordersPlace", { headers: key("order-3"), body: { ...cart, payment } });
  const { path, payment: authorized } = await paid(tour, third.id as string);
  await staff("paymentsVoid", { path: authorized, headers: key("void-3") });
  const own = { "X-Order-Token": third.accessToken as string };
  await guest("ordersGet", { path, headers: own });
  await guest("ordersCancel", { path, headers: own });
  await staff("ordersList", {
    query: { status: "placed", sku: "MUG-BLUE", email, sort: "newest", limit: 2 },
  });
  await staff("paymentsTestLedger", { query: { orderId: first.path.orderId, limit: 2 } });
  await staff("paymentsBalances");
  await staff("inventoryListStock", { query: { low: false, limit: 2 } });
  await until("the board", async () => {
    const { items } = await staff("insightsBoard", { query: { limit: 2 } });
    return items.length > 0;
  });
  await staff("insightsSales", { query: { bucket: "day" } });
};
