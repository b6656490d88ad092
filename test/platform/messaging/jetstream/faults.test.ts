import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { StorageType } from "nats";
import type { StoredEvent } from "../../../../platform/messaging/bus.ts";
import { until } from "../../../support/client.ts";
import { consumerStore, eventOf } from "../bus.cases.ts";
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

onNats("the bus on JetStream, when NATS fails it", ({ server, copy, bare }) => {
  test("a stream deleted while events flow loses none", async () => {
    const one = await copy([], { checkMs: 500 });
    const { seen } = await listen(one);
    const events = many(300);
    for (const [i, event] of events.entries()) {
      await tellAnyhow(one, event);
      if (i === 100 || i === 200) await asOperator(server(), (jsm) => jsm.streams.delete(STREAM));
    }
    await saw(seen, events);
    await one.bus.idle();
    const { state } = await asOperator(server(), (jsm) => jsm.streams.info(STREAM));
    expect(state.messages).toBe(events.length);
  }, 120_000);

  test("a stream deleted while nothing flows is filled again", async () => {
    const one = await copy([], { checkMs: 200 });
    const { seen } = await listen(one);
    const events = many(450);
    await one.append("things", events);
    await saw(seen, events);
    seen.length = 0;
    await asOperator(server(), (jsm) => jsm.streams.delete(STREAM));
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
    await bus.consume({
      name: "c",
      types: ["things.made"],
      store: consumerStore(),
      handle: async ({ id }) => void seen.push(id),
    });
    expect(bus.status()).toBe("disconnected");
    await expect(bus.publish("things", [])).rejects.toThrow(/not attached/);
    await until("it to say so", async () => lines.some((line) => line.includes("waits for NATS")));
    await server().restart();
    await until("the connection", async () => bus.status() === "connected");
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

  test("a stream that somebody changed is put right, or refused where it cannot be", async () => {
    const one = await copy([], { checkMs: 200 });
    const events = many(20);
    await one.append("things", events);
    await one.bus.idle();
    await asOperator(server(), (jsm) =>
      jsm.streams.update(STREAM, { max_age: 600e9, max_msgs: 7 }),
    );
    await until("it to be put right", async () => {
      const { config } = await asOperator(server(), (jsm) => jsm.streams.info(STREAM));
      return config.max_age === 0 && config.max_msgs === -1;
    });
    expect(one.lines.join("\n")).toContain("put right: max_age, max_msgs");
    const { seen } = await listen(one);
    await saw(seen, events);
    await one.bus.stop();
    await asOperator(server(), async (jsm) => {
      await jsm.streams.delete(STREAM);
      const subjects = ["caravan.events.things.>"];
      await jsm.streams.add({ name: STREAM, subjects, storage: StorageType.Memory });
    });
    await expect(copy()).rejects.toThrow(/CARAVAN_things has storage "memory" instead of "file"/);
    await asOperator(server(), (jsm) => jsm.streams.delete(STREAM));
    await expect(copy([], { replicas: 3 })).rejects.toThrow(/replicas/);
  }, 60_000);
});
