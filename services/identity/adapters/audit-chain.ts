import type { Service } from "moleculer";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { createHash } from "node:crypto";
import { wasNew } from "../../../platform/storage/collection.ts";
import { entries, type StoredEntry } from "../identity.store.ts";

/** What to note: ids and codes only, so that the chain holds nothing that must be erased. */
export interface Note {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: string;
  /** Of the event that says it; it may come again. */
  readonly eventId?: string;
}

const FIRST = "0".repeat(64);

/** The hash that an entry must have. */
export const hashOfEntry = (
  entry: Omit<StoredEntry, "hash" | "id" | "version" | "eventId">,
): string => {
  const { previous, seq, at, actor, action, subject, detail } = entry;
  const text = JSON.stringify([previous, seq, at, actor, action, subject, detail]);
  return createHash("sha256").update(text).digest("hex");
};

/** The number of the first entry that does not follow from the one before; undefined when all do. */
export const firstBroken = (
  chain: readonly Omit<StoredEntry, "id" | "version">[],
  previous: string = FIRST,
): number | undefined => {
  for (const entry of chain) {
    if (entry.previous !== previous || entry.hash !== hashOfEntry(entry)) return entry.seq;
    previous = entry.hash;
  }
  return undefined;
};

const append = async (ctx: ServiceContext, note: Note): Promise<void> => {
  const store = ctx.collection(entries);
  const { eventId } = note;
  for (;;) {
    if (eventId !== undefined && (await store.findOne({ eventId }))) return;
    const last = await store.findOne({}, { sort: [["seq", -1]] });
    const seq = (last?.seq ?? 0) + 1;
    const previous = last?.hash ?? FIRST;
    const entry = { detail: "", ...note, seq, previous, at: ctx.now() };
    const id = String(seq).padStart(12, "0");
    // Another copy of the service may have taken this number: then it is followed.
    if (await wasNew(store.insert({ ...entry, id, version: 1, hash: hashOfEntry(entry) }))) return;
  }
};

interface AuditedService extends Service {
  /** The entry that is being written: the next waits for it. */
  auditTail?: Promise<void>;
}

/** Appends to the audit, one after another, and resolves when it is written. */
export const record = (ctx: ServiceContext, note: Note): Promise<void> => {
  const service: AuditedService = ctx.own;
  const tail = (service.auditTail ?? Promise.resolve()).then(
    () => append(ctx, note),
    () => append(ctx, note), // The one before failed its own caller; this one stands alone.
  );
  service.auditTail = tail;
  return tail;
};
