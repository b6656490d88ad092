import { describe, expect, test } from "@jest/globals";
import { closedObject, personal, Type } from "../../../../platform/contract/contract.ts";
import { msBetween } from "../../../../platform/kernel/instant.ts";
import { contracts } from "../../../../services/gateway/all-contracts.ts";
import {
  deliverable,
  subscribesTo,
  unknownTypes,
} from "../../../../services/webhooks/domain/deliverable.ts";
import {
  bodyMax,
  cloudEvent,
  outgoingData,
  personOf,
} from "../../../../services/webhooks/domain/outgoing.ts";
import {
  failuresMax,
  givenUpAfterMs,
  nextAttempt,
  pausedUntil,
  waitsMs,
} from "../../../../services/webhooks/domain/retries.ts";

const at = "2026-01-01T00:00:00.000Z";
const hour = 3_600_000;

describe("what can be sent", () => {
  test("is every event that its contract calls public, and no other", () => {
    const all = contracts.flatMap(({ events }) => Object.values(events));
    const open = all.filter((one) => one.public).map(({ type }) => type);
    expect([...deliverable.keys()].sort()).toEqual([...new Set(open)].sort());
    // A cart's id is a secret of its shopper, and a session's is nobody else's affair.
    expect(open.filter((type) => /^carts\.|session/u.test(type))).toEqual([]);
  });

  test("is subscribed to by type, or as a whole", () => {
    expect(unknownTypes(["orders.placed", "*", "orders.*", "carts.opened", "toString"])).toEqual([
      2, 3, 4,
    ]);
    expect(subscribesTo({ events: ["orders.placed"] }, "orders.placed")).toBe(true);
    expect(subscribesTo({ events: ["orders.placed"] }, "orders.cancelled")).toBe(false);
    expect(subscribesTo({ events: ["*"] }, "orders.cancelled")).toBe(true);
  });
});

const schema = closedObject({
  orderId: Type.String(),
  cartId: Type.String(),
  customerId: Type.String(),
  email: Type.String({ ...personal }),
  lines: Type.Array(closedObject({ sku: Type.String(), note: Type.String({ ...personal }) })),
  address: closedObject({ name: Type.String({ ...personal }), country: Type.String() }),
});
const data = {
  ...{ orderId: "ord_1", cartId: "cart_1", customerId: "usr_1", email: "ada@example.org" },
  lines: [{ sku: "MUG", note: "for Ada" }],
  address: { name: "Ada", country: "DE" },
};

describe("what leaves", () => {
  test("has no secret ever, and what is personal only where it is asked for", () => {
    const { email, lines, address } = data;
    const bare = { orderId: "ord_1", customerId: "usr_1" };
    expect(outgoingData(schema, data, false)).toEqual({
      ...bare,
      lines: [{ sku: "MUG" }],
      address: { country: "DE" },
    });
    expect(outgoingData(schema, data, true)).toEqual({ ...bare, email, lines, address });
  });

  test("names no shopper in any public event unless it is asked for", () => {
    const placed = deliverable.get("orders.placed");
    const address = {
      name: "Ada",
      line1: "Street 1",
      city: "Berlin",
      postalCode: "10115",
      country: "DE",
    };
    const sent = outgoingData(
      placed?.data ?? schema,
      { orderId: "ord_1", cartId: "cart_1", email: "ada@example.org", shippingAddress: address },
      false,
    );
    expect(sent).toEqual({ orderId: "ord_1", shippingAddress: { country: "DE" } });
  });

  test("is a CloudEvent, without data that would be too large", () => {
    const source = {
      id: "evt_1",
      type: "orders.placed",
      source: "orders",
      subject: "ord_1",
      version: 3,
      time: at,
    };
    expect(cloudEvent({ ...source, index: 1 }, { a: 1 })).toEqual({
      ...source,
      ...{ specversion: "1.0", datacontenttype: "application/json", index: 1, data: { a: 1 } },
    });
    const large = cloudEvent(source, { text: "ü".repeat(bodyMax / 2) });
    expect(large).toMatchObject({ dataomitted: true, subject: "ord_1" });
    expect(large.data).toBeUndefined();
  });

  test("is about a person by either of two names", () => {
    expect([personOf({ customerId: "c" }), personOf({ userId: "u" }), personOf({})]).toEqual([
      "c",
      "u",
      undefined,
    ]);
  });
});

describe("retries", () => {
  test("go on for three days, with jitter, and end", () => {
    for (const chance of [0, 0.5, 0.999]) {
      let now = at;
      for (let attempts = 1; attempts <= waitsMs.length; attempts += 1) {
        const next = nextAttempt({ attempts, at: now, chance });
        const share = msBetween(now, next ?? now) / (waitsMs[attempts - 1] ?? 0);
        expect(share).toBeGreaterThanOrEqual(0.9);
        expect(share).toBeLessThanOrEqual(1.1);
        now = next ?? now;
      }
      expect(nextAttempt({ attempts: waitsMs.length + 1, at: now, chance })).toBeUndefined();
      expect(msBetween(at, now)).toBeGreaterThan(68 * hour);
      expect(msBetween(at, now)).toBeLessThan(givenUpAfterMs);
    }
  });

  test("wait for as long as the endpoint asks for, within reason", () => {
    const failed = { attempts: 1, at, chance: 0 };
    expect(msBetween(at, nextAttempt({ ...failed, askedMs: hour }) ?? "")).toBe(hour);
    expect(msBetween(at, nextAttempt({ ...failed, askedMs: 1 }) ?? "")).toBe(4_500);
    expect(msBetween(at, nextAttempt({ ...failed, askedMs: 900 * hour }) ?? "")).toBe(6 * hour);
  });

  test("leave an endpoint alone that fails and fails, for ten minutes at most", () => {
    expect(pausedUntil(failuresMax - 1, at, 0)).toBeUndefined();
    expect(msBetween(at, pausedUntil(failuresMax, at, 0) ?? "")).toBe(24_000);
    for (const failures of [50, 5_000, 1e9])
      expect(msBetween(at, pausedUntil(failures, at, 0.999) ?? "")).toBeLessThanOrEqual(600_000);
  });
});
