import { expect, test } from "@jest/globals";
import { headers, type NatsConnection } from "nats";
import { migrateStreams } from "../../../tasks/migrate/streams.ts";
import { loadServices } from "../../../tasks/start/services.ts";
import { eventsUserOf } from "../../../tasks/deployment/nats-users.ts";
import { refusals, services, withUsers, type Kit } from "./support.ts";

const names = services.map(({ name }) => name);
/** Those that publish events or listen to some. */
const busy = services.filter((one) => eventsUserOf(one) !== undefined);

/** JetStream under its own name, and under the one that a service's own account has for it. */
const apis = ["$JS.API", "caravan.js"];

/** Whatever sets up, changes, reads or removes a stream or a consumer, or moves its place. */
const setUp = (stream: string, consumer: string): string[] => [
  ...["CREATE", "UPDATE", "DELETE", "PURGE", "RESTORE", "SNAPSHOT"].map(
    (verb) => `STREAM.${verb}.${stream}`,
  ),
  ...["GET", "DELETE"].map((verb) => `STREAM.MSG.${verb}.${stream}`),
  `DIRECT.GET.${stream}`,
  ...["CREATE", "DURABLE.CREATE", "DELETE", "PAUSE", "RESET"].map(
    (verb) => `CONSUMER.${verb}.${stream}.${consumer}`,
  ),
  `CONSUMER.CREATE.${stream}.${consumer}.caravan.events.>`,
  `CONSUMER.CREATE.${stream}`,
];
const reading = (stream: string, consumer: string): string[] => [
  `STREAM.INFO.${stream}`,
  `CONSUMER.INFO.${stream}.${consumer}`,
  `CONSUMER.MSG.NEXT.${stream}.${consumer}`,
];
const both = (requests: readonly string[]): string[] =>
  apis.flatMap((api) => requests.map((request) => `${api}.${request}`));

/** Every event, and every thing that can be asked of any stream, as any consumer. */
const every = (user: string): string[] => [
  ...names.flatMap((name) => [`caravan.events.${name}.x`, `caravan.events.${name}.placed`]),
  ...both([
    ...["STREAM.NAMES", "STREAM.LIST", "INFO", "ACCOUNT.INFO", ...setUp("MINE", user)],
    ...names.flatMap((name) => setUp(`CARAVAN_${name}`, user)),
    ...names.flatMap((name) => names.flatMap((other) => reading(`CARAVAN_${name}`, other))),
  ]),
  ...names.flatMap((name) => names.map((other) => `$JS.ACK.CARAVAN_${name}.${other}.1.1.1.1.1`)),
];

const everything = (user: string): string[] => [...new Set(every(user))];

interface Listener {
  readonly name: string;
  readonly publishes: boolean;
  readonly sources: readonly string[];
}
/** What the declarations of a service give to the user of its events. */
const own = ({ name, publishes, sources }: Listener): string[] => [
  ...(publishes ? [`caravan.events.${name}.x`, `caravan.events.${name}.placed`] : []),
  ...(publishes ? [`caravan.js.STREAM.INFO.CARAVAN_${name}`] : []),
  ...sources.flatMap((source) => [
    `caravan.js.CONSUMER.INFO.CARAVAN_${source}.${name}`,
    `caravan.js.CONSUMER.MSG.NEXT.CARAVAN_${source}.${name}`,
    `$JS.ACK.CARAVAN_${source}.${name}.1.1.1.1.1`,
  ]),
];

/** What a connection may publish to. */
const allowedOf = async (connection: NatsConnection, subjects: readonly string[]) => {
  const refused = await refusals(connection, () =>
    subjects.forEach((subject) => connection.publish(subject, "{}")),
  );
  return subjects.filter((one) => !refused.includes(`publish ${one}`)).toSorted();
};

/** Every stream with what is in it, and its consumers. */
const streamsOf = async ({ as }: Kit) => {
  const jsm = await (await as("operator")).jetstreamManager();
  const found: Record<string, unknown> = {};
  for await (const { config, state } of jsm.streams.list()) {
    const consumers: unknown[] = [];
    for await (const one of jsm.consumers.list(config.name)) consumers.push(one.config);
    found[config.name] = { config, consumers, last: state.last_seq, messages: state.messages };
  }
  return found;
};

withUsers("the streams of events (F.2)", (kit) => {
  const { as, eventsAs, optionsOf } = kit;
  let migrating: Promise<unknown> | undefined;
  const migrated = (): Promise<unknown> =>
    (migrating ??= loadServices([]).then((all) =>
      migrateStreams(all, { connection: optionsOf("operator") }),
    ));

  test.each(names)("%s reaches none by the user of its calls", async (name) => {
    expect(await allowedOf(await as(name), everything(name))).toEqual([]);
  });

  test.each(busy)("$name reaches its own by the user of its events, and no others", async (one) => {
    expect(await allowedOf(await eventsAs(one.name), everything(one.name))).toEqual(
      own(one).toSorted(),
    );
  });

  test.each(busy)("the user of events of $name listens to its own inbox only", async ({ name }) => {
    const connection = await eventsAs(name);
    const subjects = [
      ...[">", "MOL.>", "MOL.*.INFO", "$JS.>", "caravan.>", "caravan.events.>", "_INBOX.>"],
      ...names.flatMap((other) => [`_INBOX.${other}.x`, `MOL.*.REQ.${other}.>`]),
    ];
    const refused = await refusals(connection, () => {
      for (const subject of subjects) connection.subscribe(subject, { callback: () => undefined });
      for (const other of names) connection.publish(`MOL.${other}.INFO`, "{}");
    });
    const denied = subjects.filter((subject) => subject !== `_INBOX.${name}.x`);
    expect(refused.toSorted()).toEqual(
      [
        ...denied.map((subject) => `subscription ${subject}`),
        ...names.map((other) => `publish MOL.${other}.INFO`),
      ].toSorted(),
    );
  });

  test.each(busy)(
    "what JetStream responds to $name reaches nobody else, whatever subject it asks for",
    async (one) => {
      await migrated();
      for (const source of one.sources) {
        const publisher = await eventsAs(source);
        const js = publisher.jetstream();
        for (let i = 0; i < 3; i += 1) await js.publish(`caravan.events.${source}.x`, "{}");
      }
      const before = await streamsOf(kit);
      const others = names.filter((name) => name !== one.name);
      const overheard: string[] = [];
      for (const other of others)
        for (const subject of [`MOL.*.REQ.${other}.>`, `MOL.*.INFO`, `_INBOX.${other}.>`])
          (await as(other)).subscribe(subject, {
            callback: (_, { subject }) => {
              // What it may say under its own name anyhow; receivers believe nothing of it (packet-gate.ts).
              if (!subject.startsWith(`MOL.${one.name}.`)) overheard.push(subject);
            },
          });
      const places = [
        ...others.flatMap((other) => [
          `caravan.events.${other}.placed`,
          `_INBOX.${other}.x`,
          `MOL.${other}.REQ.${other}.host.1.v1.${other}.x`,
          ...["PURGE", "DELETE"].map((verb) => `$JS.API.STREAM.${verb}.CARAVAN_${other}`),
        ]),
        "$JS.API.STREAM.CREATE.MINE",
        ...one.sources.map((source) => `$JS.API.CONSUMER.DELETE.CARAVAN_${source}.${one.name}`),
        `MOL.${one.name}.INFO`,
      ];
      const [events, calls] = [await eventsAs(one.name), await as(one.name)];
      for (const reply of places) {
        const traced = headers();
        traced.set("Nats-Trace-Dest", reply);
        for (const subject of own(one)) {
          const asked = subject.includes("MSG.NEXT")
            ? JSON.stringify({ batch: 1, no_wait: true })
            : "";
          events.publish(subject, asked, { reply });
          events.publish(subject, asked, { headers: traced });
        }
        const packet = `MOL.${one.name}.INFO.gateway.host.1`;
        calls.publish(packet, "{}", { reply });
        calls.publish(packet, "{}", { headers: traced });
      }
      await events.flush();
      await calls.flush();
      // In its own stream each event is stored before the next; and many requests later, the server has done what those asked.
      if (one.publishes) await events.jetstream().publish(`caravan.events.${one.name}.x`, "{}");
      await streamsOf(kit);
      const after = await streamsOf(kit);
      const mine = `CARAVAN_${one.name}`;
      expect({ ...after, [mine]: undefined }).toEqual({ ...before, [mine]: undefined });
      expect(overheard).toEqual([]);
    },
    60_000,
  );
});
