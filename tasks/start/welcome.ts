import type { ServiceBroker } from "moleculer";
import { plainLine } from "../../platform/ops/log-lines.ts";
import { linesOf } from "../../platform/ops/logger.ts";
import { firstAdministrator } from "../../services/identity/jobs/first-administrator.ts";
import { addressOf } from "../../services/gateway/http/listening-address.ts";

/** A sequence to paste: a guest buys one piece, with nothing but curl. */
export const curlSequence = (url: string): string => `
  SKU=$(curl -s '${url}/v1/products?inStock=true&limit=1' | sed -E 's/.*"handle":"([^"]+)".*/\\1/' | xargs -I{} curl -s ${url}/v1/products/{} | sed -E 's/.*"sku":"([^"]+)".*/\\1/')
  CART=$(curl -s -X POST ${url}/v1/carts -H 'Content-Type: application/json' -d '{}' | sed -E 's/.*"id":"(cart_[^"]+)".*/\\1/')
  curl -s -X POST ${url}/v1/carts/$CART/lines -H 'Content-Type: application/json' -d "{\\"sku\\":\\"$SKU\\",\\"quantity\\":1}"
  curl -s -X PATCH ${url}/v1/carts/$CART -H 'Content-Type: application/json' -d '{"email":"ada@example.org","shippingAddress":{"name":"Ada Lovelace","line1":"Unter den Linden 1","city":"Berlin","postalCode":"10117","country":"DE"}}'
  METHOD=$(curl -s ${url}/v1/carts/$CART/shipping-options | sed -E 's/.*"items":\\[\\{"id":"([^"]+)".*/\\1/')
  curl -s -X PATCH ${url}/v1/carts/$CART -H 'Content-Type: application/json' -d "{\\"shippingMethod\\":\\"$METHOD\\"}"
  curl -s -X POST ${url}/v1/orders -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%s)-$RANDOM" -d "{\\"cartId\\":\\"$CART\\",\\"payment\\":{\\"provider\\":\\"test\\",\\"token\\":\\"tok_ok\\"}}"
`;

/** Beside it: with a shopper who decides on a page. */
const onPage = `  Or pay on a page: put {\\"provider\\":\\"demo\\"} for the payment in the last line, and open the redirectUrl of the response
  (docs/guides/payments/try-payments.md).
`;

/** Which payments are possible, and whether that is a shop or a try of one. */
export const paymentLine = (providers: readonly string[], env = process.env): string => {
  const demo = !env["PAYMENT_PROVIDERS"];
  const play = providers.includes("test") ? "; test is play money: tok_ok pays anything" : "";
  return demo
    ? `${providers.join(", ")}   (a demo: PAYMENT_PROVIDERS is not set${play})`
    : `${providers.join(", ")}${play}`;
};

/** The password is shown only when it was made here: whoever set one knows it. */
const credential = ({ email, password }: { email: string; password?: string }): string =>
  password === undefined
    ? `${email} / the ADMIN_PASSWORD you set`
    : `${email} / ${password}   (made just now, shown only once)`;

// Loaded where the service runs: what it requires of the environment, others do without.
const paymentLines = async (broker: ServiceBroker): Promise<string[]> => {
  if (!broker.getLocalService({ name: "payments", version: 1 })) return [];
  const { settings } = await import("../../services/payments/payments.settings.ts");
  return [`  Payments   ${paymentLine(settings.PAYMENT_PROVIDERS)}`];
};

const pageLines = async (broker: ServiceBroker): Promise<string[]> => {
  if (!broker.getLocalService({ name: "payments", version: 1 })) return [];
  const { settings } = await import("../../services/payments/payments.settings.ts");
  return settings.PAYMENT_PROVIDERS.includes("demo") ? [onPage] : [];
};

/** What an empty catalogue begins with, and what sets it: the default depends on other variables. */
export const seedLine = (seed: string): string =>
  seed === "demo"
    ? "SEED=demo: an empty catalogue begins with demo goods"
    : "SEED=none: an empty catalogue stays empty (the default with MONGO_URL or NODE_ENV=production); SEED=demo fills it";

const seedLines = async (broker: ServiceBroker): Promise<string[]> => {
  if (!broker.getLocalService({ name: "catalog", version: 1 })) return [];
  const { settings } = await import("../../services/catalog/catalog.settings.ts");
  return [`  Goods      ${seedLine(settings.SEED)}`];
};

const adminLines = (): string[] => {
  const admin = firstAdministrator();
  return admin ? [`  Admin      ${credential(admin)}`] : [];
};

const linesWithoutGateway = async (
  broker: ServiceBroker,
  healthUrl: string | undefined,
): Promise<string[]> => {
  const names = broker.services.map(({ name }) => name).filter((name) => !name.startsWith("$"));
  return [
    `Running without a gateway: ${names.join(", ")}`,
    ...(healthUrl === undefined ? [] : [`  Health     ${healthUrl}/readyz?verbose`]),
    ...adminLines(),
    ...(await paymentLines(broker)),
    ...(await seedLines(broker)),
  ];
};

/** As text, or where the log is JSON a line each: a log has them at any level, since the password is shown only once. */
const print = (broker: ServiceBroker, lines: readonly string[]): void => {
  const log = linesOf(broker);
  if (!log) return void process.stdout.write(`${lines.join("\n")}\n`);
  for (const line of lines.filter((one) => one !== "")) log.write(plainLine("info", line));
};

/** What `npm start` ends with: where the shop is, who may administer it, how to buy. */
export const welcome = async (broker: ServiceBroker, healthUrl?: string): Promise<void> => {
  const address = addressOf(broker);
  if (!address) return print(broker, await linesWithoutGateway(broker, healthUrl));
  const lines = [
    "",
    "Caravan is open.",
    "",
    `  Shop API   ${address.url}/v1/products`,
    `  API docs   ${address.url}/docs`,
    `  Health     ${address.opsUrl}/readyz?verbose`,
    ...adminLines(),
    ...(await paymentLines(broker)),
    ...(await seedLines(broker)),
    // One gateway of a mesh is behind a port that it does not know; from a log nobody pastes.
    ...(!linesOf(broker) && broker.getLocalService({ name: "carts", version: 1 })
      ? ["", "Buy something:", curlSequence(address.url), ...(await pageLines(broker))]
      : []),
  ];
  print(broker, lines);
};
