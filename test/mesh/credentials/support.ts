import { afterAll, afterEach, beforeAll, describe } from "@jest/globals";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import { connect, Events, type ConnectionOptions, type NatsConnection } from "nats";
import { brokerOptions } from "../../../moleculer.config.ts";
import {
  eventsOptions,
  natsOptions,
  type NatsSettings,
} from "../../../platform/broker/nats/nats.settings.ts";
import { NatsTransporter } from "../../../platform/broker/nats/nats-transporter.ts";
import { eventsUserOf, usersFile } from "../../../tasks/deployment/nats-users.ts";
import { readServices, type DeployedService } from "../../../tasks/deployment/services.ts";
import { until } from "../../support/client.ts";
import { findNats, startNats, type Nats } from "../../support/parts/nats.ts";

export const passwordOf = (user: string): string => `p-${user}`;

/** Every service as it is deployed. */
export const services: readonly DeployedService[] = await readServices();

/** The committed users with passwords of a test. */
export const config = usersFile(services).replaceAll(/\$NATS_PASS_(\w+)/gu, (_, user: string) =>
  passwordOf(user.toLowerCase()),
);

const settingsAt = ({ url }: Nats, user: string): NatsSettings => ({
  NATS_URL: [url],
  NATS_USER: user,
  NATS_PASS: passwordOf(user),
  NATS_EVENTS_USER: services.filter(({ name }) => name === user).map(eventsUserOf)[0],
  NATS_MONITOR_URL: undefined,
  EVENTS_REPLICAS: 1,
  EVENTS_MAX_AGE_DAYS: 7,
});

/** How a user connects to a server. */
export const optionsAt = (server: Nats, user: string): ConnectionOptions =>
  natsOptions(user, settingsAt(server, user));

/** How the bus of a service connects to it. */
export const eventsOptionsAt = (server: Nats, user: string): ConnectionOptions =>
  eventsOptions(user, settingsAt(server, user));

/** What the server refuses of `what` a user does: all that comes before a refusal that must come. */
export const refusals = async (
  connection: NatsConnection,
  what: () => unknown,
): Promise<string[]> => {
  const refused: string[] = [];
  void (async () => {
    for await (const { type, permissionContext } of connection.status())
      if (type === Events.Error && permissionContext)
        refused.push(`${permissionContext.operation} ${permissionContext.subject}`);
  })();
  what();
  connection.publish("the.end");
  await until("the last refusal", async () => refused.includes("publish the.end"));
  return refused.slice(0, -1);
};

export interface Kit {
  readonly server: () => Nats;
  /** A connection as that user, closed after the test. */
  readonly as: (user: string) => Promise<NatsConnection>;
  /** A connection as the user of its events. */
  readonly eventsAs: (user: string) => Promise<NatsConnection>;
  /** A node of the mesh, `<user>.host.1`, with the options of ours; stopped after the test. */
  readonly node: (user: string, schema?: Partial<ServiceSchema>) => Promise<ServiceBroker>;
  readonly optionsOf: (user: string) => ConnectionOptions;
}

/** Tests on one real server that has the users of deploy/nats. */
export const withUsers = (title: string, tests: (kit: Kit) => void): void => {
  const bin = findNats();
  if (!bin) process.stdout.write(`No nats-server found: skipped: ${title}.\n`);
  (bin ? describe : describe.skip)(title, () => {
    let server: Nats;
    const closing: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      server = await startNats(bin as string, { config });
    }, 60_000);
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    }, 60_000);
    afterAll(() => server.remove());
    const optionsOf = (user: string): ConnectionOptions => optionsAt(server, user);
    tests({
      server: () => server,
      optionsOf,
      async as(user) {
        const connection = await connect({ ...optionsOf(user), reconnect: false });
        closing.push(() => connection.close());
        return connection;
      },
      async eventsAs(user) {
        const connection = await connect({ ...eventsOptionsAt(server, user), reconnect: false });
        closing.push(() => connection.close());
        return connection;
      },
      async node(user, schema) {
        const transporter = new NatsTransporter(optionsOf(user));
        const broker = new ServiceBroker({
          ...brokerOptions(undefined, `${user}.host.1`, { transporter }),
          logger: false,
          requestTimeout: 2_000,
        });
        if (schema) broker.createService({ name: user, version: 1, ...schema });
        await broker.start();
        closing.push(() => broker.stop());
        return broker;
      },
    });
  });
};
