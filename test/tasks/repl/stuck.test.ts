import { describe, expect, test } from "@jest/globals";
import {
  deadLetterList,
  merged,
  piles,
  redrivenText,
  stuckText,
  type DeadLetter,
} from "../../../tasks/repl/stuck.ts";
import { span } from "../../../tasks/repl/text.ts";
import type { UnfinishedOrder } from "../../../services/orders/timeline.schemas.ts";

const now = "2026-11-21T12:10:00.000Z";
const pending = (orderId: string, failure?: string): UnfinishedOrder => ({
  orderId,
  number: `N-${orderId}`,
  createdAt: "2026-11-21T12:00:00.000Z",
  expiresAt: "2026-11-21T12:15:00.000Z",
  standing: {
    ...{ way: "down", step: "authorize", asks: "payments", waiting: true },
    due: "2026-11-21T12:10:05.000Z",
    ...(failure === undefined ? {} : { failure }),
  },
  last: { at: "2026-11-21T12:00:01.000Z", step: "reserve", how: "done" },
});
const letter = (service: string, n: number, reason = "no such order"): DeadLetter => ({
  id: `${service}~evt_${n}`,
  service,
  eventId: `evt_${n}`,
  type: "orders.placed",
  reason,
  attempts: 8,
  at: `2026-11-21T12:00:0${n}.000Z`,
});
const shown = (text: string): string[] =>
  text.split("\n").map((line) => line.trim().replaceAll(/ {2,}/gu, " | "));

describe("what is stuck", () => {
  test("orders with age, step and cause; dead letters by service, most first", () => {
    const late = { ...pending("ord_2"), expiresAt: "2026-11-21T12:09:58.000Z" };
    const deadLetters = [letter("carts", 2), letter("insights", 1), letter("carts", 3, "other")];
    const stuck = { orders: [pending("ord_1", "down"), late], deadLetters, missing: ["search"] };
    expect(shown(stuckText(stuck, now))).toEqual([
      "Unfinished orders: 2",
      "N-ord_1 | ord_1 | 10 min old | given up in 5 min | authorize asks payments, which does not know yet; failed: down | last reserve done",
      "N-ord_2 | ord_2 | 10 min old | overdue for 2 s | authorize asks payments, which does not know yet | last reserve done",
      "",
      "Dead letters: 3",
      "carts | 2 | since 2026-11-21 12:00:02.000 | orders.placed: no such order; orders.placed: other",
      "insights | 1 | since 2026-11-21 12:00:01.000 | orders.placed: no such order",
      "",
      "Not asked, being away: search.",
    ]);
  });

  test("nothing, and what is not known", () => {
    expect(stuckText({ orders: [], deadLetters: [], missing: [] }, now)).toBe(
      "Unfinished orders: none\n\nDead letters: none",
    );
    expect(stuckText({ orders: "orders is away", deadLetters: "Sign in", missing: [] }, now)).toBe(
      "Unfinished orders: not known (orders is away)\n\nDead letters: not known (Sign in)",
    );
  });

  test("of an order that several copies know, the failure is the one's who tried", () => {
    const seen = [pending("ord_2"), pending("ord_1"), pending("ord_1", "down"), pending("ord_2")];
    expect(merged(seen)).toEqual([pending("ord_1", "down"), pending("ord_2")]);
    expect(merged([pending("ord_1", "down"), pending("ord_1")])).toEqual([
      pending("ord_1", "down"),
    ]);
  });

  test("reasons beyond three are counted", () => {
    const many = [1, 2, 3, 4, 5].map((n) => letter("carts", n, `reason ${n}`));
    expect(piles(many)[0]).toMatchObject({ count: 5, reasons: { length: 5 } });
    expect(stuckText({ orders: [], deadLetters: many, missing: [] }, now)).toContain(
      "; and 2 more",
    );
  });
});

test("dead letters to choose from, and what became of them", () => {
  expect(shown(deadLetterList([letter("carts", 2)]))).toEqual([
    "Dead letters: 1",
    "carts~evt_2 | orders.placed | 8 attempts | 2026-11-21 12:00:02.000 | no such order",
  ]);
  expect(
    shown(
      redrivenText([
        { id: "carts~evt_2", type: "orders.placed", outcome: "handled" },
        { id: "carts~evt_3", type: "orders.placed", outcome: "failed", reason: "still none" },
        { id: "carts~evt_4", outcome: "gone", reason: "there is no such dead letter" },
      ]),
    ),
  ).toEqual([
    "Redriven: 1 handled, 1 failed, 1 gone",
    "carts~evt_2 | orders.placed | handled",
    "carts~evt_3 | orders.placed | failed | still none",
    "carts~evt_4 | gone | there is no such dead letter",
  ]);
  expect(redrivenText([])).toBe("Redriven: 0 handled, 0 failed: there are no dead letters");
});

test.each([
  [0, "0 s"],
  [-5, "0 s"],
  [59_999, "59 s"],
  [61_000, "1 min 1 s"],
  [7_200_000, "2 h"],
  [90_061_000, "1 d 1 h"],
])("%i ms are %s", (ms, text) => expect(span(ms)).toBe(text));
