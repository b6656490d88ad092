import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { sagas } from "../../mixins/saga.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { embeddedRuntime } from "../../moleculer.config.ts";
import { contextFor } from "../../platform/broker/context.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { runnable, sagaOf } from "../../platform/broker/sagas.ts";
import { action, closedObject, Id } from "../../platform/contract/contract.ts";
import { commands, evolver, type Decider, type Private } from "../../platform/domain/decider.ts";
import {
  advance,
  begin,
  call,
  saga,
  type Progress,
  type Report,
} from "../../platform/domain/saga.ts";
import { catalogue } from "../../platform/kernel/fault.ts";
import { aggregate } from "../../platform/storage/aggregate.ts";
import { startServices, type Started } from "../support/broker.ts";
import { until } from "../support/client.ts";
import { stub, stubServices } from "../support/stubs.ts";

interface Trip {
  readonly id: string;
  readonly process?: Progress;
  readonly reports: readonly string[];
}
type TripEvent = Private<"moved", { process: Progress | undefined; report: string }>;
interface RecordReport {
  readonly type: "Record";
  readonly report: Report;
}
const soon = "2000-01-01T00:00:00.000Z";
const late = "2999-01-01T00:00:00.000Z";

const { REFUSED } = catalogue({ REFUSED: [409, "It is refused"] });
const params = closedObject({ tripId: Id });
const step = (name: string) =>
  action({ name: `rooms.${name}`, summary: "A step", params, returns: params, access: "internal" });
const [book, free, pay] = [step("book"), step("free"), step("pay")];

const toTrip = ({ id }: Trip) => ({ tripId: id });
const booking = saga("booking", {
  room: { ask: call(book, toTrip), undo: call(free, toTrip) },
  payment: { ask: call(pay, toTrip) },
});

const trip: Decider<Trip, RecordReport, TripEvent> = {
  initial: (id) => ({ id, reports: [] }),
  decide: commands<Trip, RecordReport, TripEvent>({
    Record({ process }, { report }) {
      const next = process && advance(booking.steps.length, process, report, { due: late });
      const after = typeof next === "object" ? next : undefined;
      const name = `${booking.steps[report.step]?.name} ${report.kind}`;
      return next ? [{ type: "moved", data: { process: after, report: name } }] : [];
    },
  }),
  evolve: evolver<Trip, TripEvent>({
    moved({ id, reports }, { process, report }) {
      return { id, reports: [...reports, report], ...(process ? { process } : {}) };
    },
  }),
};
const trips = aggregate<Trip, RecordReport, TripEvent>("trips", trip, {
  indexes: [{ fields: ["process.due"], where: "process.due" }],
});
const runBooking = runnable({
  saga: booking,
  aggregate: trips,
  progressOf: ({ process }) => process,
  progressPath: "process",
  deadlineOf: () => late,
  commandOf: (report): RecordReport => ({ type: "Record", report }),
  pace: { retryBaseMs: 1, sweepMs: 60_000 },
});

/** Trips that a crash left: ids by when another may take them over, and by the node that ran them where that is known. */
type Left = Readonly<Record<string, string | { readonly due: string; readonly by: string }>>;

const service = (left: Left): ServiceSchema =>
  defineService(
    { actions: {}, events: {}, faults: {} },
    {
      name: "trips",
      calls: [book, free, pay],
      mixins: [storage(), outbox({ aggregates: [trips] }), sagas([runBooking])],
      actions: {},
      async started() {
        const docs = contextFor(this).collection(trips.declaration);
        for (const [id, one] of Object.entries(left)) {
          const process = begin(typeof one === "string" ? { due: one } : one);
          await docs.insert({ id, version: 1, outbox: [], reports: [], process });
        }
      },
    },
  );

// Failures are made on purpose here.
jest.spyOn(console, "warn").mockImplementation(() => undefined);

describe("a service with a saga", () => {
  let shop: Started;
  let calls: string[] = [];
  /** What the next calls do, by contract; else they respond. */
  let script: Record<string, (() => ReturnType<typeof REFUSED>)[]> = {};
  afterEach(() => shop.stop());

  const start = async (left: Left, shared: boolean): Promise<void> => {
    calls = [];
    script = {};
    const rooms = [book, free, pay].map((contract) =>
      stub(contract, ({ tripId }) => {
        calls.push(`${contract.name} ${tripId}`);
        return script[contract.name]?.shift()?.() ?? { tripId };
      }),
    );
    const dataDir = mkdtempSync(join(tmpdir(), "caravan-"));
    const shape = { ...embeddedRuntime(dataDir), shared };
    shop = await startServices([...stubServices(rooms), service(left)], { dataDir, shape });
  };
  const own = (): Service => shop.broker.getLocalService({ name: "trips", version: 1 }) as Service;
  const read = (id: string) => contextFor(own()).collection(trips.declaration).get(id);
  const ended = (id: string) =>
    until(`the end of ${id}`, async () => {
      const doc = await read(id);
      return doc && !doc.process && doc;
    });
  const done = ["room done", "payment done"];

  test("alone on its store, continues everything unfinished from the start", async () => {
    await start({ one: soon, two: late }, false);
    expect((await ended("one")).reports).toEqual(done);
    expect((await ended("two")).reports).toEqual(done);
  });

  test("beside others on its store, continues only what nobody has moved for long", async () => {
    await start({ one: soon, two: late }, true);
    expect((await ended("one")).reports).toEqual(done);
    expect(await read("two")).toMatchObject({ reports: [], version: 1 });
    sagaOf(own(), booking).wake("two");
    expect((await ended("two")).reports).toEqual(done);
  });

  test("takes over at once what a node ran that is gone, and nothing of others (E.14)", async () => {
    const [dead, alive] = ["trips.host.2", "trips.host.3"];
    await start({ one: { due: late, by: dead }, two: { due: late, by: alive } }, true);
    expect(await read("one")).toMatchObject({ version: 1 });
    shop.broker.broadcastLocal("$node.disconnected", { node: { id: dead }, unexpected: true });
    expect((await ended("one")).reports).toEqual(done);
    expect(await read("two")).toMatchObject({ reports: [], version: 1 });
    await sagaOf(own(), booking).stop();
    shop.broker.broadcastLocal("$node.disconnected", { node: { id: alive }, unexpected: true });
    expect(await read("two")).toMatchObject({ reports: [], version: 1 });
  });

  test("undoes what was done when a step is refused, each call naming its trip", async () => {
    await start({ one: late }, true);
    script = { "rooms.pay": [REFUSED] };
    expect((await sagaOf(own(), booking).run("one"))?.reports).toEqual([
      "room done",
      "payment refused",
      "room undone",
    ]);
    expect(calls).toEqual(["rooms.book one", "rooms.pay one", "rooms.free one"]);
  });

  test("tries a step again that fails, and names the failure meanwhile", async () => {
    await start({ one: late }, true);
    const fails = () => {
      throw new Error("the room is away");
    };
    script = { "rooms.book": [fails, fails, fails, fails] };
    const runner = sagaOf(own(), booking);
    await runner.run("one");
    expect(runner.failure("one")).toContain("the room is away");
    expect((await ended("one")).reports).toEqual(done);
    await until("no failure", async () => runner.failure("one") === undefined);
  });

  test("runs nothing more once it stops, and no saga that is not its own", async () => {
    await start({ one: late }, true);
    expect(() => sagaOf(own(), { name: "other", steps: [] })).toThrow(
      "does not run the saga other",
    );
    const runner = sagaOf(own(), booking);
    await runner.stop();
    expect(await runner.run("one")).toBeUndefined();
    expect(calls).toEqual([]);
  });
});
