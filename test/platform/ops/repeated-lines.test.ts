import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { repeatedLines } from "../../../platform/ops/repeated-lines.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("G.9: lines that tell the same again and again", () => {
  const logging = () => {
    const lines: string[] = [];
    const { counted, stop } = repeatedLines();
    const of = (module: string) =>
      counted(module, (level, args) => void lines.push(`${level} ${module}: ${args.join(" ")}`));
    return { lines, of, stop };
  };

  test("three are written, the rest are counted, whatever ids and times are in them", () => {
    const { lines, of } = logging();
    const log = of("BROKER");
    for (let i = 0; i < 20_000; i += 1)
      log("warn", [`The saga of ord_${i} tries again`, new Error(`after ${i} ms`)]);
    expect(lines).toHaveLength(3);
    jest.advanceTimersByTime(10_000);
    expect(lines[3]).toBe(
      "warn BROKER: 19997 more lines like this in 10 s: The saga of ord_19999 tries again Error: after 19999 ms",
    );
    log("warn", ["The saga of ord_1 tries again", new Error("after 1 ms")]);
    jest.advanceTimersByTime(10_000);
    expect(lines).toHaveLength(5);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("what differs in words, level or module is another line; info is written as it comes", () => {
    const { lines, of } = logging();
    const [broker, transit] = [of("BROKER"), of("TRANSIT")];
    for (let i = 0; i < 3; i += 1) {
      broker("warn", ["NATS is gone"]);
      broker("warn", ["NATS is back"]);
      broker("error", ["NATS is gone"]);
      transit("warn", ["NATS is gone"]);
    }
    for (let i = 0; i < 10; i += 1) broker("info", ["GET /v1/products 200"]);
    for (let i = 0; i < 10; i += 1) broker("fatal", ["the end"]);
    expect(lines).toHaveLength(32);
  });

  test("the end of the log says how many there were, and leaves no timer", () => {
    const { lines, of, stop } = logging();
    for (let i = 0; i < 5; i += 1) of("BROKER")("warn", ["NATS is gone"]);
    stop();
    expect(lines[3]).toBe("warn BROKER: 2 more lines like this in 10 s: NATS is gone");
    expect(jest.getTimerCount()).toBe(0);
  });

  test("what it remembers is bounded", () => {
    const { lines, of } = logging();
    const letters = (i: number) => [...String(i)].map((one) => "abcdefghij"[Number(one)]).join("");
    for (let i = 0; i < 1_000; i += 1) of("BROKER")("warn", [letters(i)]);
    expect(lines).toHaveLength(1_000);
    expect(jest.getTimerCount()).toBe(500);
  });
});
