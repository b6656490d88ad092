import { describe, expect, test } from "@jest/globals";
import { jetStreamBus } from "../../../../platform/messaging/jetstream/bus.ts";
import { natsOptions } from "../../../../platform/broker/nats/nats.settings.ts";
import { findNats, startNats, type NatsOptions } from "../../../support/parts/nats.ts";
import { optionsFor } from "./harness.ts";

const bin = findNats();
if (!bin)
  process.stdout.write(
    "No nats-server found: what the broker promises is not looked at: skipped.\n",
  );

/** What the bus says of a server with these options. */
const weaknesses = async (
  options: NatsOptions,
  of: { replicas?: number; monitored?: boolean } = {},
): Promise<readonly string[]> => {
  const server = await startNats(bin as string, options);
  const bus = jetStreamBus({
    connection: optionsFor(server),
    monitorUrl: of.monitored === false ? undefined : server.monitorUrl,
    warn: () => undefined,
    ...(of.replicas === undefined ? {} : { replicas: of.replicas }),
  });
  try {
    return await bus.weaknesses();
  } finally {
    await bus.stop();
    await server.remove();
  }
};

(bin ? describe : describe.skip)("what the broker promises", () => {
  test("nothing is said of one that syncs each event to three servers", async () => {
    expect(await weaknesses({}, { replicas: 3 })).toEqual([]);
  }, 60_000);

  test("what is weaker is said, a line each", async () => {
    const lines = await weaknesses({ syncInterval: "30s" });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^weaker than recommended: EVENTS_REPLICAS is 1/u);
    expect(lines[1]).toMatch(/^weaker than recommended: NATS syncs events to disk every 30 s/u);
  }, 60_000);

  test("so is that nobody can look", async () => {
    expect(await weaknesses({}, { replicas: 3, monitored: false })).toEqual([
      expect.stringContaining("NATS_MONITOR_URL is not set"),
    ]);
  }, 60_000);

  test("one that keeps nothing is refused", async () => {
    await expect(weaknesses({ jetstream: false })).rejects.toThrow(/without JetStream/u);
  }, 60_000);
});

describe("the options of every connection", () => {
  const settings = {
    NATS_URL: ["nats://a:4222", "nats://b:4222"],
    NATS_USER: "orders",
    NATS_PASS: "secret",
    NATS_EVENTS_USER: undefined,
    NATS_MONITOR_URL: undefined,
    EVENTS_REPLICAS: 1,
    EVENTS_MAX_AGE_DAYS: 7,
  };

  test("it is never given up, and listens to its own answers only", () => {
    expect(natsOptions("orders.host.1", settings)).toMatchObject({
      servers: ["nats://a:4222", "nats://b:4222"],
      user: "orders",
      pass: "secret",
      inboxPrefix: "_INBOX.orders",
      maxReconnectAttempts: -1,
      ignoreAuthErrorAbort: true,
    });
  });

  test("without a user none is sent", () => {
    const { user, pass } = natsOptions("x", {
      ...settings,
      NATS_USER: undefined,
      NATS_PASS: undefined,
    });
    expect([user, pass]).toEqual([undefined, undefined]);
  });
});
