import type { StoredService } from "../stores.ts";
import { faultError } from "../../broker/faults.ts";
import { common } from "../../kernel/fault.ts";
import type { EntityDoc } from "./entity.ts";
import { untilWon } from "../race.ts";
import { ownValue } from "../../kernel/own-value.ts";

/** A service with the entity mixin, as the mixin sees it. */
export interface EntityService extends StoredService {
  _create(ctx: object, entity: object): Promise<object>;
  beforeEntityChange(type: string, entity: object, ctx: object): Promise<EntityDoc>;
  entityChanged(type: string, json: object, ctx: object, stored: object): Promise<void>;
  validateEntity(entity: object): Promise<unknown>;
  transformDocuments(ctx: object, params: object, docs: object): Promise<object>;
}
/** Which entity, and which of its versions; undefined: whichever is there. */
export interface EntityVersion {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
}

const there = async ({ adapter }: EntityService, id: string): Promise<EntityDoc | undefined> => {
  const stored = await adapter.findById(id);
  const doc = stored && (adapter.afterRetrieveTransformID(stored, "id") as EntityDoc);
  return doc?.tombstone ? undefined : (doc ?? undefined);
};

/**
 * One write that is conditional on the version; when another was faster, again on what is there then.
 * @throws NOT_FOUND, PRECONDITION_FAILED (another version than expected), VERSION_CONFLICT
 */
export const write = (
  service: EntityService,
  { id, expectedVersion }: EntityVersion,
  attempt: (before: EntityDoc) => Promise<object | undefined>,
): Promise<object> =>
  untilWon(id, async () => {
    const before = await there(service, id);
    if (!before) throw faultError(common.NOT_FOUND({ id }));
    const { version } = before;
    if (expectedVersion !== undefined && version !== expectedVersion)
      throw faultError(common.PRECONDITION_FAILED({ version }));
    return attempt(before);
  });

/** With the fields given; null takes one away, undefined leaves it. */
export const changed = (
  before: EntityDoc,
  changes: Readonly<Record<string, unknown>>,
): EntityDoc => {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const fields = Object.entries({ ...before, ...Object.fromEntries(given) });
  const left = fields.filter(([name, value]) => value !== null || ownValue(changes, name) !== null);
  return { ...Object.fromEntries(left), id: before.id, version: before.version };
};

/** What is left of it as the store has it: nothing but its outbox, if it has events to publish. Undefined when another was faster. */
export const removed = async (
  { adapter }: EntityService,
  { id, version, outbox = [] }: EntityDoc,
  expected: number,
): Promise<object | undefined> => {
  const none: EntityDoc = { id, version };
  if (outbox.length === 0)
    return (await adapter.removeMany({ id, version: expected })) > 0
      ? adapter.beforeSaveTransformID(none, "id")
      : undefined;
  const left: EntityDoc = { ...none, tombstone: true, outbox, unsent: true };
  const stored = adapter.beforeSaveTransformID(left, "id");
  return (await adapter.replace(stored, expected)) ? stored : undefined;
};
