import type { Service } from "moleculer";
import { newId } from "../../broker/ids.ts";
import type { EventContract } from "../../contract/contract.ts";
import type { StoredEvent } from "../../messaging/bus.ts";
import { publishedBy } from "../../messaging/published.ts";
import { outboxSource, relayOf, type OutboxSource } from "../../messaging/relay.ts";
import { runtimeOf } from "../../runtime/runtime.ts";
import { collection, type CollectionDeclaration, type Doc, type Index } from "../collection.ts";

/** What the document of an entity carries beside its own fields, while it has events to publish. */
export interface EntityDoc extends Doc {
  readonly outbox?: readonly StoredEvent[];
  /** Present while the outbox is not empty: a partial index finds what a crash left. */
  readonly unsent?: true;
  /** Removed; it stays until its event is published, without its fields. */
  readonly tombstone?: true;
}

const unsent: Index = { fields: ["unsent"], where: "unsent" };

/** Declares the collection of an entity that publishes events: as `collection`, with the index of the outbox. */
export const entityCollection: typeof collection = (
  name,
  { indexes = [], personal = [], ...rest } = {},
) =>
  collection(name, {
    indexes: [...indexes, unsent],
    personal: [...personal, "outbox[].data"],
    ...rest,
  });

/** @throws when the collection cannot hold outboxes, or tombstones beside each other */
export const checkOutboxes = ({ name, indexes }: CollectionDeclaration): void => {
  if (!indexes.some(({ fields, where }) => fields.join() === "unsent" && where === "unsent"))
    throw new Error(`${name}: an entity with events is declared by entityCollection().`);
  // A tombstone has no fields, and without `where` a missing one is a value, of which there is one.
  const whole = indexes.find((index) => index.unique && !index.where && !isKept(index));
  if (whole)
    throw new Error(`${name}: the unique index of ${whole.fields.join(", ")} needs \`where\`.`);
};
const isKept = ({ fields }: Index): boolean => fields.includes("id");

/** What is there for everybody, as a filter: no tombstones. */
export const living = { tombstone: { $exists: false } } as const;

/** The outbox of an entity, for the outbox mixin: `outbox({ sources: [entityOutbox(notes)] })`. */
export const entityOutbox = <T extends Doc>(declaration: CollectionDeclaration<T>): OutboxSource =>
  outboxSource<T & EntityDoc>({ declaration, eventsOf: ({ outbox = [] }) => outbox });

/**
 * An entity with an event more in its outbox; the event's data are the entity's fields of the same names.
 * @throws Error when the service has no relay, or its contract does not name the event
 */
export const withEvent = <E extends EntityDoc>(
  service: Service,
  entity: E,
  { type, data: { properties } }: EventContract,
): E => {
  relayOf(service); // Before anything is written that nobody would publish.
  const fields = Object.entries(entity).filter(([name]) => Object.hasOwn(properties, name));
  const events = publishedBy(service, [{ type, data: Object.fromEntries(fields) }], {
    subject: entity.id,
    version: entity.version,
    time: runtimeOf(service.broker).now(),
    newId: () => newId("evt"),
  });
  return { ...entity, outbox: [...(entity.outbox ?? []), ...events], unsent: true };
};

/** An entity as it will be in its next version: what of its outbox is published already is left out. */
export const nextVersion = (service: Service, entity: EntityDoc): EntityDoc => {
  const { outbox = [], unsent: _unsent, ...fields } = entity;
  const version = entity.version + 1;
  const left = outbox.length > 0 ? relayOf(service).unpublished(outbox) : [];
  return { ...fields, version, ...(left.length > 0 ? { outbox: left, unsent: true } : {}) };
};

/** Without what the mixin keeps for itself. */
export const plain = (entity: object): object => {
  const {
    outbox: _outbox,
    unsent: _unsent,
    tombstone: _tombstone,
    ...fields
  } = entity as EntityDoc;
  return fields;
};
