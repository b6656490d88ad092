import { PassThrough, type Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ServiceBroker } from "moleculer";
import { streamsMiddleware } from "../../../../platform/broker/middlewares/streams.middleware.ts";

describe("A.1: streams that come with a call", () => {
  const broker = new ServiceBroker({ logger: false, middlewares: [streamsMiddleware()] });
  broker.createService({
    name: "files",
    actions: {
      refuse: () => Promise.reject(new Error("no")),
      async read(ctx) {
        let text = "";
        for await (const chunk of ctx.stream as Readable) text += chunk.toString();
        return text;
      },
    },
  });
  beforeAll(() => broker.start());
  afterAll(() => broker.stop());
  const call = (name: string, stream: PassThrough): Promise<unknown> =>
    broker.call(`files.${name}`, {}, { stream });

  test("an error has a listener although the action refused before it read", async () => {
    const stream = new PassThrough();
    await expect(call("refuse", stream)).rejects.toThrow("no");
    expect(stream.listenerCount("error")).toBeGreaterThan(0);
    expect(stream.emit("error", new Error("cut off"))).toBe(true);
  });

  test("what the action does not read is let go", async () => {
    const stream = new PassThrough();
    await expect(call("refuse", stream)).rejects.toThrow("no");
    expect(stream.readableFlowing).toBe(true);
  });

  test("who reads it gets its bytes, and its error", async () => {
    const whole = new PassThrough();
    whole.end("a,b");
    expect(await call("read", whole)).toBe("a,b");
    const broken = new PassThrough();
    const reading = call("read", broken);
    broken.destroy(new Error("cut off"));
    await expect(reading).rejects.toThrow("cut off");
  });
});
