/** The end of an order's time, a late success, events, copies that die: whatever the order, charged is placed and nothing else. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import { payment } from "../../../../services/payments/domain/decide.ts";
import {
  pendingOp,
  type PaymentCommand,
  type PaymentState,
} from "../../../../services/payments/domain/payment.ts";
import { stageOf } from "../../../../services/payments/domain/stage.ts";
import { given } from "../../../support/given.ts";
import { runs } from "../../../support/jest/runs.ts";

const start = "2026-01-01T00:00:00.000Z";
const create: PaymentCommand = {
  type: "Create",
  ...{ orderId: "ord_1", provider: "test", amount: 1000, currency: "EUR", at: start, dueAt: start },
};
const action = { clientSecret: "pi_1_secret_2" };
const wait: PaymentCommand = { type: "Await", status: "requiresAction", action, dueAt: start };
const begin = (at: string): PaymentCommand => ({
  type: "BeginExpiry",
  ...{ orderId: "ord_1", at, until: plusMs(at, 1_000) },
});
const end = (outcome: "cancelled" | "authorized"): PaymentCommand => ({
  type: "EndExpiry",
  outcome,
});
const authorized: PaymentCommand = { type: "Settle", outcome: "authorized" };

test("while it is the shopper's turn the checkout is given what they need", () => {
  const { state } = given(payment, create, wait);
  expect(stageOf(state)).toMatchObject({ status: "requiresAction", action });
  expect(stageOf(given(payment, create, wait, authorized).state)).toEqual({
    paymentId: state.id,
    status: "authorized",
  });
});
test("nobody goes on with a payment that is being cancelled", () => {
  const { state } = given(payment, create, wait, begin(start), authorized);
  expect(stageOf(state).status).toBe("unknown");
  given(payment, create, wait, begin(start))
    .when(begin(plusMs(start, 500)))
    .refused("PAYMENT_BUSY");
});
test("the provider's word ends it", () => {
  const expiring = [create, wait, begin(start)];
  expect(given(payment, ...expiring, end("cancelled")).state.status).toBe("expired");
  expect(given(payment, ...expiring, end("authorized")).state.status).toBe("authorized");
  given(payment, ...expiring, authorized)
    .when(end("cancelled"))
    .emits("expiryEnded", "payments.voided");
  given(payment, create, authorized).when(begin(start)).settles();
});
test("what was never asked for never will be", () => {
  const { state } = given(payment, begin(start));
  expect(stageOf(state).status).toBe("expired");
  given(payment, begin(start)).when(create).refused("PAYMENT_CANCELLED");
});
test.each([[end("cancelled")], [{ type: "Settle", outcome: "declined" } as const]])(
  "charged after all, it goes back",
  (ended) => {
    const { state } = given(payment, create, wait, begin(start), ended, authorized);
    expect([state.status, state.closed, pendingOp(state)?.step]).toEqual([
      "authorized",
      true,
      "void",
    ]);
  },
);

type Provider = "open" | "authorized" | "cancelled";

/** A provider, a payment and the order, of which the first report counts. */
class World {
  provider: Provider = "open";
  state: PaymentState = [create, wait].reduce<PaymentState>(
    (state, command) => this.after(state, command),
    payment.initial("pay_1"),
  );
  order: "pending" | "placed" | "rejected" = "pending";
  now = start;
  /** Whether it cancels what is authorized, too. */
  readonly cancelsAuthorized: boolean;
  constructor(cancelsAuthorized: boolean) {
    this.cancelsAuthorized = cancelsAuthorized;
  }

  after(state: PaymentState, command: PaymentCommand): PaymentState {
    const decided = payment.decide(state, command);
    return isFault(decided) ? state : decided.reduce(payment.evolve, state);
  }
  /** Whether it changed something. */
  do(command: PaymentCommand): boolean {
    const decided = payment.decide(this.state, command);
    if (isFault(decided)) return false;
    this.state = decided.reduce(payment.evolve, this.state);
    return decided.length > 0;
  }
  cancel(): "done" | "refused" {
    if (this.provider === "authorized" && !this.cancelsAuthorized) return "refused";
    this.provider = "cancelled";
    return "done";
  }
  report(status: string): void {
    if (this.order !== "pending") return;
    if (status === "authorized") this.order = "placed";
    if (["declined", "failed", "expired"].includes(status)) this.order = "rejected";
  }
}

/** What runs beside each other; anything may happen where one yields. */
const threads = {
  *shopper(world: World) {
    yield;
    if (world.provider === "open") world.provider = "authorized";
  },
  *asking(world: World) {
    yield;
    const seen = world.provider;
    yield;
    if (seen !== "open") world.do({ type: "Settle", outcome: seen });
  },
  *checkout(world: World) {
    yield;
    const { status } = stageOf(world.state);
    yield;
    world.report(status);
  },
  *expiry(world: World) {
    yield;
    const marked = world.do(begin(world.now));
    if (marked && world.state.expiring !== undefined) {
      yield;
      let seen: Provider = world.provider;
      yield;
      if (seen === "open") {
        const cancelled = world.cancel() === "done";
        yield;
        seen = cancelled ? "cancelled" : world.provider;
        yield;
      }
      if (seen !== "open") world.do(end(seen));
    }
    const { status } = stageOf(world.state);
    yield;
    world.report(status);
  },
} satisfies Record<string, (world: World) => Generator<undefined, void>>;

type Name = keyof typeof threads;
const names = Object.keys(threads) as Name[];
const turn = fc.record({ pick: fc.nat(20), dies: fc.nat(9).map((n) => n === 0) });
const plan = fc.record({
  cancelsAuthorized: fc.boolean(),
  more: fc.array(fc.constantFrom(...names), { maxLength: 5 }),
  turns: fc.array(turn, { minLength: 10, maxLength: 60 }),
});

const play = ({
  cancelsAuthorized,
  more,
  turns,
}: typeof plan extends fc.Arbitrary<infer T> ? T : never): World => {
  const world = new World(cancelsAuthorized);
  let running = [...names, ...more].map((name) => ({ name, steps: threads[name](world) }));
  for (const { pick, dies } of turns) {
    const one = running[pick % Math.max(1, running.length)];
    if (!one) break;
    // A copy that is killed; what it has marked lapses before another asks.
    if (dies) world.now = plusMs(world.now, 2_000);
    const gone = dies || one.steps.next().done === true;
    if (gone) running = running.filter((other) => other !== one);
    // One that lives longer than its mark would be one that asks without it.
    if (dies) running = running.filter(({ name }) => name !== "expiry");
  }
  for (const { steps } of running) while (steps.next().done !== true);
  for (let look = 0; look < 5 && world.order === "pending"; look += 1) {
    world.now = plusMs(world.now, 2_000);
    for (const _step of threads.expiry(world));
  }
  for (const _step of threads.asking(world));
  return world;
};

describe("in whatever order things happen", () => {
  test("it ends; placed is authorized, rejected is not charged or goes back", () => {
    fc.assert(
      fc.property(plan, (one) => {
        const { order, provider, state } = play(one);
        expect(order).not.toBe("pending");
        expect(state.expiring).toBeUndefined();
        if (order === "placed") {
          expect([provider, state.status, state.closed]).toEqual([
            "authorized",
            "authorized",
            false,
          ]);
        } else {
          const goesBack = state.closed && pendingOp(state)?.step === "void";
          expect(provider !== "authorized" || goesBack).toBe(true);
          expect(state.status === "authorized" && !goesBack).toBe(false);
        }
      }),
      { numRuns: runs(3000) },
    );
  });
  test("no money is promised twice", () => {
    fc.assert(
      fc.property(plan, (one) => expect(play(one).state.authorized).toBeLessThanOrEqual(1000)),
      { numRuns: runs(500) },
    );
  });
});
