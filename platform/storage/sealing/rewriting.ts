/** Rewrites documents of before a setting or a key changed, in the background. */
import type { Service } from "moleculer";
import type { Job } from "../../runtime/jobs.ts";
import { runtimeOf } from "../../runtime/runtime.ts";
import { pause } from "../../runtime/timeout.ts";
import type { StoredService } from "../stores.ts";
import type { CollectionDeclaration } from "../collection.ts";
import { isDataKey, type RewritingProgress } from "./data-keys.ts";
import { SealedStore, rewritingId, type SealedCollection } from "./sealed-store.ts";
import { idOf } from "./sealing.adapter.ts";

/** So many documents, then a pause in ms: at most 5,000 a second. */
const batch = 100;
const pauseMs = 20;
/** Another process learns of a key within this time; until then it encrypts under the one before. */
const everyMs = 15_000;
const graceMs = 4 * everyMs;
const logEveryMs = 10_000;

/** There until the file was made anew after a rewriting: a process that dies in between leaves it. */
const compacting: RewritingProgress = {
  ...{ id: "compacting", version: 1, purpose: "rewriting", target: "", after: "" },
};

interface Progress {
  readonly say: (line: string) => void;
  readonly stopping: AbortSignal;
}

/** Rewrites those of a page that are of before; how many. */
const rewritePage = async (
  store: SealedStore,
  { adapter }: SealedCollection,
  page: readonly object[],
): Promise<number> => {
  const { fields } = adapter;
  if (!fields) return 0;
  const stale = page.filter((stored) => fields.isStale(stored)).map(idOf);
  if (stale.length > 0) await store.marks.insertMissing([compacting]);
  let written = 0;
  for (const id of stale) {
    const done = await adapter.rewrite(id, (stored) =>
      fields.isStale(stored) ? fields.seal(fields.open(stored, id), id) : undefined,
    );
    if (done) written += 1;
  }
  return written;
};

/** From where a rewriting goes on; undefined: it is done. */
const markOf = async (
  store: SealedStore,
  declaration: CollectionDeclaration,
): Promise<RewritingProgress | undefined> => {
  const id = rewritingId(declaration);
  const target = store.targetOf(declaration);
  const there = (await store.marks.get(id)) as RewritingProgress | undefined;
  if (there?.target === target) return there.done ? undefined : there;
  return { id, version: 1, purpose: "rewriting", target, after: "", at: store.now() };
};

/** Whether all of a collection is as it is to be; false: it was told to stop. */
const rewriteOne = async (
  store: SealedStore,
  one: SealedCollection,
  { say, stopping }: Progress,
): Promise<boolean> => {
  const { declaration, adapter } = one;
  let mark = await markOf(store, declaration);
  let written = 0;
  let saidAt = performance.now();
  while (mark && !stopping.aborted) {
    const page = await adapter.storedAfter(mark.after, batch);
    written += await rewritePage(store, one, page);
    const last = page.at(-1);
    const next: RewritingProgress = { ...mark, ...(last ? { after: idOf(last) } : { done: true }) };
    await store.marks.put(next);
    mark = last && next;
    if (performance.now() - saidAt > logEveryMs) {
      saidAt = performance.now();
      say(`${declaration.name}: ${written} documents rewritten, up to ${next.after}.`);
    }
    if (mark) await pause(pauseMs);
  }
  if (mark) return false;
  if (adapter.fields) adapter.fields.mixed = false;
  if (written > 0) say(`${declaration.name}: ${written} documents rewritten; that was all of it.`);
  return true;
};

/** Keys that no document is under any more. */
const destroyOldKeys = async (store: SealedStore, say: Progress["say"]): Promise<void> => {
  const all = (await store.marks.find({})).filter(isDataKey);
  const old = all.filter(({ id, purpose }) => purpose === "data" && id !== store.keys.current);
  for (const { id, version } of old) {
    await store.marks.remove({ id, version });
    say(`The key ${id} is destroyed: nothing is encrypted under it any more.`);
  }
  if (old.length > 0) await store.reload();
};

/** Whether every process of the service writes as this one does: it was started with the same settings, and knows the newest key. */
const isSettled = async (store: SealedStore, shared: boolean): Promise<boolean> => {
  if (!shared) return true;
  const all = await store.marks.find({});
  const at = all.map((one) => (isDataKey(one) ? one.createdAt : (one.at ?? ""))).sort();
  return Date.parse(store.now()) - Date.parse(at.at(-1) ?? store.now()) > graceMs;
};

/** One run over all that a store encrypts. */
export const rewriteAll = async (
  store: SealedStore,
  { shared, ...progress }: Progress & { readonly shared: boolean },
): Promise<void> => {
  await store.reload();
  if (!(await isSettled(store, shared))) return;
  for (const one of store.sealed) if (!(await rewriteOne(store, one, progress))) return;
  await destroyOldKeys(store, progress.say);
  if (!(await store.marks.get(compacting.id))) return;
  if (await store.compact()) progress.say("The file was made anew, without what was in it before.");
  await store.marks.remove({ id: compacting.id });
};

/** The job of a service whose store encrypts something. */
export const rewritingOf = (service: Service): readonly Job[] => {
  const { store } = (service as StoredService).stored;
  if (!(store instanceof SealedStore)) return [];
  const say = (line: string): void => service.logger.info(`Encryption of ${service.name}: ${line}`);
  const { shared } = runtimeOf(service.broker);
  return [
    {
      what: `The encryption of what ${service.name} stores`,
      everyMs,
      firstMs: 500,
      run: (_ctx, stopping) => rewriteAll(store, { say, stopping, shared }),
    },
  ];
};
