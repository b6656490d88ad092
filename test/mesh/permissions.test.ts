import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import moleculer, { ServiceBroker } from "moleculer";
import { connect, Events, type NatsConnection } from "nats";
import { announceStale, staleEvent } from "../../platform/broker/cache-clean.ts";
import { jetStreamBus } from "../../platform/messaging/jetstream/bus.ts";
import { NatsTransporter } from "../../platform/broker/nats/nats-transporter.ts";
import { eventOf } from "../platform/messaging/bus.cases.ts";
import { consumerStore } from "../support/consumer-store.ts";
import { journalOf } from "../platform/messaging/jetstream/harness.ts";
import { migrateStreams } from "../../tasks/migrate/streams.ts";
import { loadServices } from "../../tasks/start/services.ts";
import { findNats, startNats, type Nats } from "../support/parts/nats.ts";
import { config, eventsOptionsAt, optionsAt } from "./credentials/support.ts";
import { until } from "../support/shop.ts";

const bin = findNats();
if (!bin) process.stdout.write("No nats-server found: the tests of its permissions are skipped.\n");

(bin ? describe : describe.skip)("on a server with the users of deploy/nats", () => {
  let server: Nats;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    server = await startNats(bin as string, { config });
    await migrateStreams(await loadServices([]), { connection: optionsOf("operator") });
  }, 60_000);
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  afterAll(() => server.remove());

  const optionsOf = (user: string) => optionsAt(server, user);
  const connected = async (user: string): Promise<NatsConnection> => {
    const connection = await connect(optionsOf(user));
    closing.push(() => connection.close());
    return connection;
  };
  /** What the server refuses of `what` a user does: all that comes before a refusal that must come. */
  const refusals = async (user: string, what: (connection: NatsConnection) => unknown) => {
    const connection = await connected(user);
    const refused: string[] = [];
    void (async () => {
      for await (const { type, permissionContext } of connection.status()) {
        if (type === Events.Error && permissionContext)
          refused.push(`${permissionContext.operation} ${permissionContext.subject}`);
      }
    })();
    what(connection);
    connection.publish("the.end");
    await until("the last refusal", async () => refused.includes("publish the.end"));
    return refused.slice(0, -1);
  };
  const publishing = (user: string, subject: string) =>
    refusals(user, (connection) => connection.publish(subject, "{}"));

  test("catalog cannot call payments, orders can", async () => {
    const call = async (user: string): Promise<boolean> =>
      (await publishing(user, `MOL.${user}.REQ.payments.host.1.v1.payments.authorize`)).length ===
      0;
    expect(await Promise.all(["catalog", "orders", "operator"].map(call))).toEqual([
      ...[false, true, true],
    ]);
  });

  test("nobody listens to what is for another", async () => {
    const listening = (connection: NatsConnection) =>
      ["MOL.*.REQ.payments.>", "_INBOX.orders.>", "caravan.events.>", ">"].forEach((subject) =>
        connection.subscribe(subject, { callback: () => undefined }),
      );
    expect((await refusals("catalog", listening)).sort()).toEqual(
      [">", "MOL.*.REQ.payments.>", "_INBOX.orders.>", "caravan.events.>"]
        .map((subject) => `subscription ${subject}`)
        .sort(),
    );
  });

  test("nobody tells another's events, or touches another's stream", async () => {
    const subjects = [
      "caravan.events.orders.placed",
      "$JS.API.STREAM.CREATE.CARAVAN_orders",
      "$JS.API.STREAM.DELETE.CARAVAN_orders",
      "$JS.API.STREAM.MSG.GET.CARAVAN_orders",
      "$JS.API.CONSUMER.CREATE.CARAVAN_orders.catalog",
      "$JS.API.CONSUMER.MSG.NEXT.CARAVAN_inventory.carts",
    ];
    const refused = await refusals("catalog", (connection) =>
      subjects.forEach((subject) => connection.publish(subject, "{}")),
    );
    expect(refused).toEqual(subjects.map((subject) => `publish ${subject}`));
  });

  test("a wrong password is not let in", async () => {
    await expect(
      connect({ servers: server.url, user: "orders", pass: "guess", reconnect: false }),
    ).rejects.toMatchObject({ code: "AUTHORIZATION_VIOLATION" });
  });

  test("events go from the one that tells to the one that hears", async () => {
    const warned: string[] = [];
    const bus = (user: string) => {
      const made = jetStreamBus({
        connection: eventsOptionsAt(server, user),
        ownAccount: true,
        warn: (line) => void warned.push(line),
      });
      closing.push(() => made.stop());
      return made;
    };
    const [orders, insights] = [bus("orders"), bus("insights")];
    const told = eventOf("ord_1", 1, "orders.placed");
    await orders.attach("orders", journalOf([told]));
    await orders.publish("orders", [told]);
    const heard: string[] = [];
    await insights.consume({
      name: "insights",
      types: ["orders.placed", "orders.cancelled"],
      store: consumerStore(),
      handle: async ({ id }) => void heard.push(id),
    });
    await until("the event", async () => heard.includes(told.id));
    const later = eventOf("ord_2", 1, "orders.cancelled");
    await orders.publish("orders", [later]);
    await until("the next event", async () => heard.includes(later.id));
    expect(warned.filter((line) => /permission|violation/iu.test(line))).toEqual([]);
  });

  test("the gateway hears from catalog which answers are old", async () => {
    const heard: string[] = [];
    const started = async (user: string, events = {}): Promise<ServiceBroker> => {
      const broker = new ServiceBroker({
        nodeID: `${user}.host.1`,
        logger: false,
        transporter: new NatsTransporter(optionsOf(user)) as never,
      });
      broker.createService({ name: user, events });
      await broker.start();
      closing.push(() => broker.stop());
      return broker;
    };
    await started("gateway", {
      [staleEvent]: (ctx: { eventName: string }) => void heard.push(ctx.eventName),
    });
    const catalog = await started("catalog");
    await until("the word to be heard", async () => {
      announceStale(catalog.getLocalService("catalog"));
      return heard.includes("cache.clean.catalog");
    });
  });

  test("an allowed call is answered, another is not carried (F.2)", async () => {
    const node = async (user: string, actions = {}): Promise<ServiceBroker> => {
      const broker = new ServiceBroker({
        nodeID: `${user}.host.1`,
        logger: false,
        requestTimeout: 1_000,
        transporter: new NatsTransporter(optionsOf(user)) as never,
      });
      broker.createService({ name: user, version: 1, actions });
      await broker.start();
      closing.push(() => broker.stop());
      return broker;
    };
    let carried = 0;
    const handler = () => ({ count: (carried += 1) });
    await node("payments", { authorize: handler, timeline: handler });
    const [orders, catalog] = [await node("orders"), await node("catalog")];
    await Promise.all([orders, catalog].map((one) => one.waitForServices("v1.payments", 30_000)));
    expect(await orders.call("v1.payments.authorize")).toEqual({ count: 1 });
    for (const refused of [
      catalog.call("v1.payments.authorize"),
      // Of the same service, but not among those that orders calls.
      orders.call("v1.payments.timeline"),
    ])
      await expect(refused).rejects.toBeInstanceOf(moleculer.Errors.RequestTimeoutError);
    expect(carried).toBe(1);
  });
});
