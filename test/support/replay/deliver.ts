/** One consuming service on a copy of a store, with events delivered to it by hand. */
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Service, ServiceSchema } from "moleculer";
import type { ServiceMixin } from "../../../platform/broker/phases.ts";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import { consumerOf } from "../../../platform/messaging/consumer.ts";
import type { DeclaringService } from "../../../platform/storage/declared.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { startServices } from "../broker.ts";

/** Event types that a service listens to; none where it has no consumer. */
export const listensTo = ({ mixins = [] }: ServiceSchema): readonly string[] =>
  (mixins as readonly ServiceMixin[]).flatMap((mixin) => mixin.listens?.() ?? []);

/** What a service stores, by collection and id. */
export type Dump = Record<string, Record<string, unknown>>;

/** What the platform keeps of its own: how far it has read, what it published. */
const platforms = new Set(["cursors", "deadLetters", "events", "journal", "usedKeys"]);

const dumpOf = async (service: DeclaringService): Promise<Dump> => {
  const dump: Dump = {};
  for (const declaration of service.declarations?.values() ?? []) {
    if (platforms.has(declaration.name)) continue;
    const docs = await collectionOf(service, declaration).find({});
    dump[declaration.name] = Object.fromEntries(docs.map((doc) => [doc.id, doc]));
  }
  return dump;
};

export interface Delivered {
  readonly before: Dump;
  readonly after: Dump;
  /** Ids of events that the service refused to the end. */
  readonly refused: readonly string[];
}

const attemptsMax = 8;

/** What was refused is delivered again when the rest has come, as a bus does. */
const deliverAll = async (service: Service, events: readonly StoredEvent[]): Promise<string[]> => {
  let left = events;
  for (let attempt = 0; attempt < attemptsMax && left.length > 0; attempt += 1) {
    const again: StoredEvent[] = [];
    for (const event of left)
      await consumerOf(service)
        .redrive(event)
        .catch(() => again.push(event));
    left = again;
  }
  return [...new Set(left.map(({ id }) => id))].sort();
};

/** A folder with the store that a service makes where there is none: secrets and ids in it are then the same for all that copy it. */
export const emptyStore = async (schema: ServiceSchema): Promise<string> => {
  const shop = await startServices([schema]);
  await shop.stop({ remove: false });
  return shop.dataDir;
};

/** Starts the service on a copy of its store in `base` and delivers the events in the order given. */
export const deliver = async (
  schema: ServiceSchema,
  base: string,
  events: readonly StoredEvent[],
): Promise<Delivered> => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-replay-"));
  const file = `${schema.name}.db`;
  if (existsSync(join(base, file))) cpSync(join(base, file), join(dataDir, file));
  const shop = await startServices([schema], { dataDir });
  try {
    const service = shop.broker.getLocalService({ name: schema.name, version: 1 }) as Service;
    const before = await dumpOf(service);
    const refused = await deliverAll(service, events);
    return { before, after: await dumpOf(service), refused };
  } finally {
    await shop.stop();
  }
};
