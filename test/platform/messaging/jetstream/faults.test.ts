import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { StorageType } from "nats";
import type { StoredEvent } from "../../../../platform/messaging/bus.ts";
import { until } from "../../../support/client.ts";
import { eventOf } from "../bus.cases.ts";
import { consumerStore } from "../../../support/consumer-store.ts";
import {
  asOperator,
  idsOf,
  journalOf,
  listen,
  many,
  onNats,
  saw,
  STREAM,
  type Copy,
} from "./harness.ts";

/** As a relay does: asks again until the bus has it. */
const tellAnyhow = async ({ bus, append }: Copy, event: StoredEvent): Promise<void> => {
  await append("things", [event]).catch(() =>
    until(`${event.id} to be taken`, () =>
      bus.publish("things", [event]).then(
        () => true,
        () => false,
      ),
    ),
  );
};

/** Events, without the marks beside them. */
const held = async (server: { readonly url: string }): Promise<number> => {
  const query = { subjects_filter: "caravan.events.things.made" };
  const { state } = await asOperator(server, (jsm) => jsm.streams.info(STREAM, query));
  return state.subjects?.["caravan.events.things.made"] ?? 0;
};

onNats("the bus on JetStream, when NATS fails it", ({ server, operator, copy, bare }) => {
  const deleted = async (): Promise<void> => {
    await asOperator(server(), (jsm) => jsm.streams.delete(STREAM));
    await operator.migrate();
  };

  test("a stream or consumer that nobody has made is named until `npm run migrate` has run (F.2)", async () => {
    const { bus, lines } = bare();
    const events = many(20);
    await bus.attach("things", journalOf(events));
    const seen: string[] = [];
    const types = ["things.made"];
    const handle = async ({ id }: StoredEvent) => void seen.push(id);
    await bus.consume({ name: "c", types, store: consumerStore(), handle });
    const said = "missing: npm run migrate makes it";
    const all = { "stream CARAVAN_things": said, "consumer c of CARAVAN_things": said };
    await until("both to be named", async () => Object.keys(bus.troubles()).length === 2);
    expect(bus.troubles()).toEqual(all);
    await expect(bus.publish("things", [events[0] as StoredEvent])).rejects.toThrow();
    expect(lines.filter((line) => line.includes("npm run migrate"))).toHaveLength(2);
    await operator.provide({ name: "c", types });
    await saw(seen, events);
    await until("nothing to be missing", async () => Object.keys(bus.troubles()).length === 0);
  }, 60_000);

  test("a stream deleted and made again while events flow loses none", async () => {
    const one = await copy([], { checkMs: 500 });
    const { seen } = await listen(one);
    const events = many(300);
    for (const [i, event] of events.entries()) {
      await tellAnyhow(one, event);
      if (i === 100 || i === 200) await deleted();
    }
    await saw(seen, events);
    await one.bus.idle();
    expect(await held(server())).toBe(events.length);
  }, 120_000);

  test("a stream deleted and made again while nothing flows is filled", async () => {
    const one = await copy([], { checkMs: 200 });
    const { seen } = await listen(one);
    const events = many(450);
    await one.append("things", events);
    await saw(seen, events);
    seen.length = 0;
    await deleted();
    await saw(seen, events);
  }, 120_000);

  test("what somebody removes from a stream is told again", async () => {
    const one = await copy([], { checkMs: 200 });
    const events = many(50);
    await one.append("things", events);
    await one.bus.idle();
    await asOperator(server(), (jsm) => jsm.streams.purge(STREAM));
    const { seen } = await listen(one);
    await saw(seen, events);
    await asOperator(server(), async (jsm) => {
      const { state } = await jsm.streams.info(STREAM);
      await jsm.streams.deleteMessage(STREAM, state.first_seq + 3);
    });
    seen.length = 0;
    await saw(seen, events);
    await one.bus.idle();
  }, 60_000);

  test("NATS killed and started again while telling loses none", async () => {
    const one = await copy();
    const { seen } = await listen(one);
    const events = many(400);
    const telling = (async () => {
      for (const event of events) await tellAnyhow(one, event);
    })();
    for (const enough of [60, 200]) {
      await until("some to be told", async () => seen.length >= enough);
      await server().kill();
      expect(
        await until("the loss to be seen", async () => one.bus.status() === "disconnected"),
      ).toBe(true);
      await expect(one.bus.publish("things", [events[0] as StoredEvent])).rejects.toThrow(/NATS/);
      await server().restart();
    }
    await telling;
    await saw(seen, events);
    await one.bus.idle();
    expect(one.lines.join("\n")).toMatch(/lost NATS[^]*back on NATS/);
  }, 180_000);

  test("a crash that costs NATS what it had taken loses none", async () => {
    const one = await copy([], { checkMs: 200 });
    const { seen } = await listen(one);
    const [kept, lost, later] = [many(20), many(20), many(20)];
    await one.append("things", kept);
    await one.bus.idle();
    const messages = join(server().folder, "jetstream/$G/streams/CARAVAN_things/msgs");
    const disk = `${server().folder}-before`;
    await server().stop();
    cpSync(messages, disk, { recursive: true });
    await server().restart();
    await until("the connection", async () => one.bus.status() === "connected");
    await one.append("things", lost);
    await saw(seen, lost);
    await one.bus.idle();
    await server().stop();
    // The durables know of events that the stream does not have any more.
    rmSync(messages, { recursive: true });
    renameSync(disk, messages);
    seen.length = 0;
    await server().restart();
    await saw(seen, lost);
    await until("the connection", async () => one.bus.status() === "connected");
    await one.append("things", later);
    await saw(seen, later);
    expect(one.lines.join("\n")).toContain("has lost its newest events");
  }, 120_000);

  test("a consumer may start before its source, and before NATS", async () => {
    await server().kill();
    const { bus, lines } = bare();
    const seen: string[] = [];
    const types = ["things.made"];
    await bus.consume({
      name: "c",
      types,
      store: consumerStore(),
      handle: async ({ id }) => void seen.push(id),
    });
    expect(bus.status()).toBe("disconnected");
    await expect(bus.publish("things", [])).rejects.toThrow(/not attached/);
    await until("it to say so", async () => lines.some((line) => line.includes("waits for NATS")));
    await server().restart();
    await until("the connection", async () => bus.status() === "connected");
    await operator.provide({ name: "c", types });
    const event = eventOf("a");
    const one = await copy();
    await one.append("things", [event]);
    await saw(seen, [event]);
  }, 60_000);

  test("a bus that never found NATS can be stopped", async () => {
    const { bus } = bare("nats://127.0.0.1:1");
    const attached = expect(bus.attach("things", journalOf([]))).rejects.toThrow(/closed/);
    const { consumer } = await listen({ bus });
    await expect(consumer.pending()).rejects.toThrow(/not connected/);
    await consumer.stop();
    await bus.stop();
    await attached;
  }, 60_000);

  test("a refill that was cut short is done again by whoever comes next", async () => {
    const events = many(450);
    const journal = journalOf(events);
    const { bus } = bare();
    await operator.provideStream("things");
    const half = Promise.withResolvers<void>();
    await bus.attach("things", {
      ...journal,
      async scan(after, limit) {
        if (after === "") return journal.scan(after, limit);
        half.resolve();
        throw new Error("the store died");
      },
    });
    await half.promise;
    await bus.stop();
    const one = await copy(events);
    const { seen } = await listen(one);
    await one.bus.idle();
    expect(seen.sort()).toEqual(idsOf(events));
  }, 60_000);

  test("what somebody changed is put right, or refused where it cannot be (F.2)", async () => {
    const one = await copy();
    const { seen } = await listen(one);
    const changes: string[] = [];
    const onChange = ({ stream, what }: { stream: string; what: string }): void =>
      void changes.push(`${stream}: ${what}`);
    await asOperator(server(), async (jsm) => {
      await jsm.streams.add({ name: "OTHERS", subjects: ["others.>"] });
      await jsm.streams.update(STREAM, {
        ...{ max_age: 600e9, max_msgs: 7, sources: [{ name: "OTHERS" }] },
        republish: { src: ">", dest: "elsewhere.>" },
      });
      const filter_subjects = ["caravan.events.things.made", "caravan.events.things.lost"];
      await jsm.consumers.update(STREAM, "c", { filter_subjects });
    });
    expect(await operator.migrate({ check: true, onChange })).toBe(2);
    expect(changes).toEqual([
      "CARAVAN_things: put right the stream: max_age, max_msgs, sources, republish",
      "CARAVAN_things: put right the consumer c: filter_subjects",
    ]);
    expect(await operator.migrate({ check: false })).toBe(2);
    expect(await operator.migrate({ check: true })).toBe(0);
    const { config } = await asOperator(server(), (jsm) => jsm.streams.info(STREAM));
    expect([config.max_msgs, config.sources, config.republish]).toEqual([-1, undefined, undefined]);
    const events = many(20);
    await one.append("things", events);
    await saw(seen, events);
    await asOperator(server(), async (jsm) => {
      await jsm.streams.delete(STREAM);
      const subjects = ["caravan.events.things.>"];
      await jsm.streams.add({ name: STREAM, subjects, storage: StorageType.Memory });
    });
    await expect(operator.migrate({ check: false })).rejects.toThrow(
      /CARAVAN_things has storage "memory", which cannot be changed/,
    );
    await asOperator(server(), (jsm) => jsm.streams.delete(STREAM));
    await expect(operator.migrate({ replicas: 3 })).rejects.toThrow(/replicas/);
  }, 60_000);
});
