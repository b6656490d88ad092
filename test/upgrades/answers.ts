/** What a shop answers to the questions of a fixture, with what cannot be the same twice left out. */
import { until, type Reply, type Client } from "../support/client.ts";
import type { Made, Question, Recorded } from "./fixture.ts";

type Headers = Record<string, string>;

/** The customer of the fixture, signed in anew. */
export const customerHeaders = async (shop: Client, { customer }: Made): Promise<Headers> => {
  const { email, password } = customer;
  const { status, body } = await shop.request("POST", "/v1/sessions", { email, password });
  if (status !== 201) throw new Error(`sign-in: ${status} ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.accessToken}` };
};

/** Asks a question as whom it says. */
export const asking = async (
  shop: Client,
  made: Made,
): Promise<(question: Question) => Promise<Reply>> => {
  const customer = await customerHeaders(shop, made);
  return ({ as, path, token }) => {
    if (as === "staff") return shop.staff("GET", path);
    if (as === "customer") return shop.request("GET", path, undefined, customer);
    return shop.request("GET", path, undefined, token ? { "x-order-token": token } : {});
  };
};

/** Resolves once no order is under way and the import has ended. */
export const quiet = async (shop: Client, { importId, unfinished }: Made): Promise<void> => {
  for (const id of unfinished)
    await until(`the end of ${id}`, async () => {
      const { status, body } = await shop.staff("GET", `/v1/orders/${id}`);
      return status === 200 && body.status !== "pending";
    });
  await until("the end of the import", async () => {
    const { body } = await shop.staff("GET", `/v1/imports/${importId}`);
    return body.status === "completed";
  });
};

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;
const typeId = /\b([a-z]+)_([0-7][0-9a-hjkmnp-tv-z]{25})\b/gu;
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** 48 bits of milliseconds behind two zero bits: the first ten of 26 characters. */
const msOf = (id: string): number =>
  [...id.slice(0, 10)].reduce((ms, sign) => ms * 32 + alphabet.indexOf(sign), 0);

const later = "<later>";
/** A year: what looks later than that is chance, not time. */
const farMs = 31_536_000_000;

/** A line of a table of products, of one that an import brings: in the order in which it landed. */
const importedLine = /^imp-\d.*\r?\n/gmu;

/** Times and ids of after the kill differ from run to run. */
const maskText = (text: string, from: number): string =>
  instant.test(text)
    ? Date.parse(text) >= from
      ? later
      : text
    : text.replaceAll(typeId, (whole, prefix: string, id: string) => {
        const ms = msOf(id);
        return ms >= from && ms < from + farMs ? `${prefix}_${later}` : whole;
      });

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** What came after the kill came in no certain order: it goes to the end. */
const settledOrder = (items: readonly unknown[]): unknown[] => {
  const isLater = (one: unknown): boolean => JSON.stringify(one).includes(later);
  return [...items.filter((one) => !isLater(one)), ...items.filter(isLater).sort(byText)];
};

/** Moves of an order under way at the kill: whether it was waited for its payment is a matter of moments. */
const withoutLater = (items: readonly unknown[], path: string, { unfinished }: Made): unknown[] =>
  path.endsWith("/history") && unfinished.some((id) => path.includes(id))
    ? items.filter((one) => !JSON.stringify(one).includes(later))
    : settledOrder(items);

/** Mails that are written since have a line for each element. */
const plain = (text: string, key: string): string =>
  key === "html" ? text.replaceAll(">\n<", "><") : text;

/** Refunds send mails since: also those that the older version had just made. */
const isNewMail = (item: unknown): boolean =>
  (item as { readonly kind?: unknown } | null)?.kind === "orderRefunded";

/** An answer as it is again from the same data; `version` goes where other writes than the recorded may lead to the same. */
export const masked = (value: unknown, made: Made, path: string): unknown => {
  const from = Date.parse(made.killedAt);
  const moved = [...made.unfinished, made.sku, "/v1/stock"];
  const visit = (one: unknown, key: string): unknown => {
    if (typeof one === "string")
      return maskText(plain(one, key).replaceAll(importedLine, ""), from);
    if (Array.isArray(one)) {
      const items = one.filter((item) => !isNewMail(item)).map((item) => visit(item, ""));
      return key === "items" ? withoutLater(items, path, made) : items;
    }
    if (typeof one !== "object" || one === null) return one;
    const text = JSON.stringify(one) + path;
    const dropped = moved.some((part) => text.includes(part))
      ? ["version", "traceId"]
      : ["traceId"];
    return Object.fromEntries(
      Object.entries(one)
        .filter(([name]) => !dropped.includes(name))
        .map(([name, inner]) => [name, visit(inner, name)]),
    );
  };
  return visit(value, "");
};

export const shownAs = ({ status, body, path }: Recorded, made: Made) => ({
  status,
  body: masked(body, made, path),
});
