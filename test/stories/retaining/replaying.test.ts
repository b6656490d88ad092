import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ServiceSchema } from "moleculer";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import { loadServices } from "../../../tasks/start/services.ts";
import { deliver, emptyStore, listensTo, type Delivered } from "../../support/replay/deliver.ts";
import { PERSON, recordShop, type RecordedShop } from "../../support/replay/recorded-shop.ts";

const consumers = (await loadServices([])).filter((schema) => listensTo(schema).length > 0);
const cases = consumers.map((schema) => [String(schema.name), schema] as const);

/** How often and when it was written is not what it says; the history of an order is in the order of receipt. */
const bookkeeping = new Set(["version", "outbox", "unsent", "node", "history"]);
/** What depends on the order by design, by service: what was done one after the other, and what only that is made of. */
const inTheOrderOfReceipt: Readonly<Record<string, readonly string[]>> = {
  // A chain of hashes.
  identity: ["hash", "previous"],
  // An order that is cancelled before it is placed is not allocated and given back, but not allocated at all.
  inventory: ["movements", "closings", "namedAt"],
  // What is due is captured: with two parcels at once the second has nothing left to capture.
  payments: ["ledger", "ops", "steps"],
};
const made = /^\d{4}-\d\d-\d\dT[\d:.]+Z$|^[a-z]+_[\da-z]{26}$/u;

const keyOf = (one: unknown): string => String((one as { key?: unknown } | null)?.key);
/** Parcels are in the order of receipt. */
const sorted = (all: readonly unknown[]): unknown[] =>
  all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));

/** Without bookkeeping; times and ids that were made on the way are all the same. */
const said = (value: unknown, known: ReadonlySet<string>, apart: ReadonlySet<string>): unknown => {
  if (typeof value === "string") return made.test(value) && !known.has(value) ? "made" : value;
  if (Array.isArray(value)) return sorted(value).map((one) => said(one, known, apart));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !apart.has(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, said(one, known, apart)]));
};
const textsIn = (value: unknown): string[] => JSON.stringify(value).match(/[^"\\]+/gu) ?? [];

/** What the books need of an invoice. */
const booked: readonly string[] = [PERSON.name, PERSON.line1];
/** What a service has of the erased person in the end; who owns the customers has no other's events of the erasing. */
const personIn = ({ name }: ServiceSchema, base: string, state: unknown): string[] =>
  Object.values(PERSON)
    .filter((text) => JSON.stringify(state).includes(text))
    .filter((text) => !(name === "orders" && booked.includes(text)))
    .filter(() => !(name === "customers" && base === "empty"));

describe("events that come again and in any order, also after a person was erased (G.3, D.3)", () => {
  let shop: RecordedShop;
  beforeAll(async () => {
    shop = await recordShop();
  }, 180_000);
  afterAll(() => shop.remove());

  const received = (schema: ServiceSchema): StoredEvent[] =>
    shop.events.filter(({ type }) => listensTo(schema).includes(type));
  const stateOf = (
    { name }: ServiceSchema,
    { before, after, refused }: Delivered,
    events: readonly StoredEvent[],
  ) => {
    const known = new Set([...textsIn(before), ...textsIn(events)]);
    const apart = new Set([...bookkeeping, ...(inTheOrderOfReceipt[name] ?? [])]);
    return { refused, before: said(before, known, apart), after: said(after, known, apart) };
  };

  test.each(cases)("%s: the shop publishes all that it listens to", (_, schema) => {
    const published = new Set(shop.events.map(({ type }) => type));
    expect(listensTo(schema).filter((type) => !published.has(type))).toEqual([]);
  });

  /** On an empty store; on that of before; on that of the end, where nothing is new. */
  const bases = ["empty", "early", "late"] as const;
  test.each(cases.flatMap(([name, schema]) => bases.map((base) => [name, base, schema] as const)))(
    "%s, on the store %s: the state is that of the order of publishing",
    async (_, base, schema) => {
      const events = received(schema);
      const folder = base === "empty" ? await emptyStore(schema) : shop[base];
      const expected = stateOf(schema, await deliver(schema, folder, events), events);
      if (base === "late") expect(expected.after).toEqual(expected.before);
      const any = fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length });
      expect(personIn(schema, base, expected.after)).toEqual([]);
      const sameState = async (shuffled: readonly StoredEvent[]): Promise<void> =>
        expect(stateOf(schema, await deliver(schema, folder, shuffled), events)).toEqual(expected);
      await fc.assert(fc.asyncProperty(any, sameState), { numRuns: 3, endOnFailure: true });
    },
    120_000,
  );
});
