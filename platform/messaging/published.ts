import type { Service } from "moleculer";
import { Type, type EventContract } from "../contract/contract.ts";
import { checkAgainst } from "../contract/check.ts";
import type { DomainEvent } from "../domain/decider.ts";
import type { StoredEvent } from "./bus.ts";

/** A service that publishes events: those of its contract, by type. */
export interface PublishingService extends Service {
  publishes?: ReadonlyMap<string, EventContract>;
  /** Every published event is checked against its schema before it is written. */
  validatesEvents?: boolean;
}

export interface Envelope {
  /** Id of the aggregate or sku that the events are about. */
  readonly subject: string;
  /** The aggregate's version after the events; each has its place within it. */
  readonly version: number;
  readonly time: string;
  readonly newId: () => string;
}

type Data = EventContract["data"];
const anyData: Data = Type.Object({});

/** The schema of an event's data; undefined for one that stays private. @throws Error for a dotted type that the contract does not name */
const schemaOf = ({ name, publishes }: PublishingService, type: string): Data | undefined => {
  if (!publishes) return type.includes(".") ? anyData : undefined;
  const contract = publishes.get(type);
  if (!contract && type.includes("."))
    throw new Error(`${name}: the event ${type} is not in the service's contract.`);
  return contract?.data;
};

/**
 * The events of a decision that others receive, as they are stored.
 * @throws Error for an event that its contract does not name, or (VALIDATE_EVENTS) whose data break its schema
 */
export const publishedBy = (
  service: PublishingService,
  events: readonly DomainEvent[],
  { subject, version, time, newId }: Envelope,
): StoredEvent[] => {
  let index = 0;
  return events.flatMap(({ type, data }) => {
    const schema = schemaOf(service, type);
    if (!schema) return [];
    if (service.validatesEvents) checkAgainst(schema, data, `The event ${type}`);
    const source = service.name;
    const node = service.broker.nodeID;
    const fields = data as StoredEvent["data"];
    const place = index === 0 ? { version } : { version, index };
    index += 1;
    return [{ id: newId(), type, source, subject, ...place, time, data: fields, node }];
  });
};
