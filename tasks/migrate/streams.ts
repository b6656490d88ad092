/** The streams of NATS and their consumers, from what services publish and listen to. */
import type { ServiceSchema } from "moleculer";
import { connect, type ConnectionOptions, type NatsConnection } from "nats";
import { publishesEvents } from "../../platform/broker/define-service.ts";
import { sourceOf } from "../../platform/messaging/jetstream/names.ts";
import {
  provision,
  restartConsumer,
  type EventSource,
  type ProvisionOptions,
} from "../../platform/messaging/jetstream/provision.ts";

/** How long it waits for a NATS that is away. */
const AWAY_MS = 60_000;

const listensOf = ({ metadata }: ServiceSchema): readonly string[] =>
  (metadata as { readonly listens?: readonly string[] } | undefined)?.listens ?? [];

/** Every source of events and who listens to it, by name. Versions of a service are one listener. */
export const eventSourcesOf = (schemas: readonly ServiceSchema[]): readonly EventSource[] => {
  const listens = [...Map.groupBy(schemas, ({ name }) => name)].map(([name, versions]) => ({
    name,
    types: [...new Set(versions.flatMap(listensOf))].sort(),
  }));
  const published = schemas.filter(publishesEvents).map(({ name }) => name);
  const wanted = listens.flatMap(({ types }) => types.map(sourceOf));
  return [...new Set([...published, ...wanted])].sort().map((source) => ({
    source,
    consumers: listens
      .map(({ name, types }) => ({
        name,
        types: types.filter((type) => sourceOf(type) === source),
      }))
      .filter(({ types }) => types.length > 0),
  }));
};

export interface StreamMigration extends ProvisionOptions {
  readonly connection: ConnectionOptions;
  /** Consumers that are given every event again, from the first. */
  readonly replay?: readonly string[];
}

const connected = async (options: ConnectionOptions): Promise<NatsConnection> => {
  for (const until = Date.now() + AWAY_MS; ;) {
    try {
      return await connect({ ...options, waitOnFirstConnect: false });
    } catch (error) {
      if (Date.now() > until)
        throw new Error(`NATS: ${(error as Error).message}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
};

/** Makes streams and consumers, as a NATS user that may; how many changes. @throws Error naming what cannot be changed */
export const migrateStreams = async (
  schemas: readonly ServiceSchema[],
  { connection: options, replay = [], ...rest }: StreamMigration,
): Promise<number> => {
  const sources = eventSourcesOf(schemas);
  const listeners = new Set(sources.flatMap(({ consumers }) => consumers.map(({ name }) => name)));
  const unknown = replay.filter((name) => !listeners.has(name));
  if (unknown.length > 0)
    throw new Error(
      `${unknown.join(", ")} listens to no events; ${[...listeners].sort().join(", ")} do.`,
    );
  const connection = await connected(options);
  try {
    const changes = await provision(connection, sources, rest);
    for (const name of replay) await restartConsumer(connection, sources, name, rest);
    return changes;
  } finally {
    await connection.close();
  }
};
