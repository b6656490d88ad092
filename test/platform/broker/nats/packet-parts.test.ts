import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import {
  inParts,
  packetCollector,
  packetLimit,
  packetMax,
} from "../../../../platform/broker/nats/packet-parts.ts";

const limit = 1_024;
const subject = "MOL.orders.RES.gateway.h.1";
const mebibyte = Buffer.alloc(1_048_576);

let drops: string[] = [];
const collector = () => packetCollector((of, why) => void drops.push(`${of}: ${why}`));
beforeEach(() => {
  drops = [];
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

/** Hands the parts of several packets over in turns, each packet's in its order. */
const collect = (packets: readonly Buffer[]): (Buffer | undefined)[] => {
  const collecting = collector();
  const all = packets.map((packet) => inParts(packet, limit));
  const longest = Math.max(...all.map((parts) => parts.length));
  const done: (Buffer | undefined)[] = packets.map(() => undefined);
  for (let i = 0; i < longest; i += 1) {
    all.forEach((parts, n) => {
      const part = parts[i];
      const whole = part && collecting.take(subject, `p${n} ${i} ${parts.length}`, part);
      if (whole) done[n] = whole;
    });
  }
  expect(collecting.open()).toBe(0);
  return done;
};

describe("F.14: packets larger than a message of NATS", () => {
  test("come whole, however their parts lie between each other", () => {
    const packet = fc.uint8Array({ minLength: 1, maxLength: 8_000 }).map((one) => Buffer.from(one));
    fc.assert(
      fc.property(fc.array(packet, { minLength: 1, maxLength: 5 }), (packets) => {
        expect(collect(packets)).toEqual(packets);
        for (const one of packets)
          for (const part of inParts(one, limit)) expect(part.length).toBeLessThan(limit);
      }),
    );
    expect(drops).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("a server of small messages takes smaller packets, and one of tiny ones no parts", () => {
    expect(packetLimit(1_048_576)).toBe(packetMax);
    expect(packetLimit(1_024)).toBe(1_024 * 512);
    expect(packetLimit(256)).toBe(256);
  });

  test("one that lost a part is dropped with a reason, and so is what is no part", () => {
    const collecting = collector();
    collecting.take(subject, "a 0 3", Buffer.from("1"));
    expect(collecting.take(subject, "a 2 3", Buffer.from("3"))).toBeUndefined();
    collecting.take(subject, "b 0 3", Buffer.from("1"));
    expect(collecting.take(subject, "b 1 2", Buffer.from("2"))).toBeUndefined();
    expect(drops).toEqual(Array(2).fill(`${subject}: a part of it is missing`));
    expect(collecting.open()).toBe(0);
    const none = ["a", "a 1", "a b c", "a -1 2", `${"a".repeat(65)} 0 2`, "a 2 2", "a 0 1025"];
    for (const header of none)
      expect(collecting.take(subject, header, Buffer.from("x"))).toBeUndefined();
    expect(drops.slice(2)).toEqual(none.map(() => `${subject}: it is no part of a packet`));
    expect(collecting.open()).toBe(0);
  });

  test("another sender's part is none of it, even under its id", () => {
    const collecting = collector();
    collecting.take(subject, "a 0 2", Buffer.from("1"));
    expect(collecting.take("MOL.carts.RES.gateway.h.1", "a 1 2", Buffer.from("x"))).toBe(undefined);
    expect(collecting.take(subject, "a 1 2", Buffer.from("2"))?.toString()).toBe("12");
  });

  test("what waits is bounded in bytes and in time, and nobody waits in vain for another", () => {
    const collecting = collector();
    collecting.take(subject, "mine 0 2", Buffer.from("mi"));
    for (let i = 0; i < 100; i += 1)
      collecting.take("MOL.carts.RES.gateway.h.1", `p${i} 0 3`, Buffer.from("x"));
    expect(collecting.open()).toBe(64);
    expect(new Set(drops)).toEqual(
      new Set(["MOL.carts.RES.gateway.h.1: too many wait for their last parts"]),
    );
    expect(collecting.take(subject, "mine 1 2", Buffer.from("ne"))?.toString()).toBe("mine");
    jest.advanceTimersByTime(30_000);
    expect(collecting.open()).toBe(0);
    expect(drops).toContain("MOL.carts.RES.gateway.h.1: its last parts have not come");
    for (let i = 0; i < 40; i += 1) {
      collecting.take(subject, `large${i} 0 3`, mebibyte);
      collecting.take(subject, `large${i} 1 3`, mebibyte);
    }
    expect(collecting.open()).toBe(32);
    collecting.clear();
    expect([collecting.open(), jest.getTimerCount()]).toEqual([0, 0]);
  });

  test("one that grows beyond the largest is dropped at once", () => {
    const collecting = collector();
    const half = Buffer.alloc(packetMax / 2 + 1);
    collecting.take(subject, "big 0 3", half);
    collecting.take(subject, "big 1 3", half);
    expect(collecting.take(subject, "big 2 3", half)).toBeUndefined();
    expect(drops[0]).toBe(`${subject}: it is too large`);
    expect(collecting.open()).toBe(0);
  });
});
