import type { Service } from "moleculer";
import { newId } from "../../../platform/broker/ids.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { land } from "./land-batch.ts";
import { imports, type ImportDoc } from "../catalog.store.ts";
import { groupsOf, type Group } from "../adapters/csv-reader.ts";
import type { RowError } from "../imports.contract.ts";
import { groupsByOwner } from "./sku-owners.ts";
import {
  alsoBroken,
  counted,
  noCounts,
  together,
  type Outcome,
  type Tally,
} from "../domain/imports/tally.ts";
import { dropUpload, readUpload } from "../adapters/upload-store.ts";

/** An import whose runner was not heard of for so long is taken over. */
const leaseMs = 10_000;
const sweepMs = 3_000;
const failuresMax = 5;
/** Written together: enough for few commits, little enough to let others have their turn. */
const batchRows = 100;
const batchGroups = 25;

interface Worker {
  readonly id: string;
  running?: Promise<void> | undefined;
  stopping: boolean;
  timer?: NodeJS.Timeout;
}
const workers = new WeakMap<Service, Worker>();
/** The runner was taken over by another, or is to stop. */
class Interrupted extends Error {}

interface Run {
  readonly service: Service;
  readonly worker: Worker;
  readonly doc: ImportDoc;
  tally: Tally;
  rows: number;
  broken: RowError[];
  readonly outcomes: Map<string, Outcome>;
  /** Variants of this file that have landed: handle and values. */
  readonly keys: Set<string>;
}

const leaseOf = ({ service, worker }: Pick<Run, "service" | "worker">) => ({
  by: worker.id,
  until: plusMs(shapeOf(service.broker).now(), leaseMs),
});

/** Writes how far it has come, as long as it is still ours. */
const save = async (run: Run, more: Record<string, unknown> = {}): Promise<void> => {
  const { service, worker, doc, tally } = run;
  const fields = { rows: Math.max(doc.rows, run.rows), ...tally, lease: leaseOf(run), ...more };
  const ours = { id: doc.id, "lease.by": worker.id };
  const saved = await collectionOf(service, imports).update(ours, { $set: fields });
  if (!saved) throw new Interrupted("taken over");
};

const keyOf = (handle: string, key: string): string => `${handle}\u0000${key}`;

const landBatch = async (run: Run, groups: readonly Group[]): Promise<void> => {
  const { service, doc, outcomes, keys } = run;
  const landing = {
    importId: doc.id,
    currency: doc.currency,
    landed: (handle: string, key: string) => keys.has(keyOf(handle, key)),
  };
  for (const { group, merged, outcome } of await land(service, groups, landing)) {
    const { handle } = group;
    const before = outcomes.get(handle);
    const after = together(before, outcome);
    outcomes.set(handle, after);
    for (const key of merged.keys) keys.add(keyOf(handle, key));
    run.tally = counted(run.tally, before, after, merged);
  }
  run.rows = groups.at(-1)?.end ?? run.rows;
  run.tally = alsoBroken(run.tally, run.broken.splice(0));
  await save(run);
  if (run.worker.stopping) throw new Interrupted("stopping");
};

/** Rows without a handle belong to the owner of their sku, or to no product: then only their errors count. */
const withHandle = async (run: Run, group: Group): Promise<readonly Group[]> => {
  if (group.handle !== "") return [group];
  const { groups, errors } = await groupsByOwner(run.service, group);
  run.broken.push(...errors);
  return groups;
};

const readAll = async (run: Run): Promise<void> => {
  const { service, doc } = run;
  let batch: Group[] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    const groups = batch;
    batch = [];
    rows = 0;
    await landBatch(run, groups);
  };
  const chunks = readUpload(service, doc.id);
  const onBroken = (error: RowError): void => void run.broken.push(error);
  const take = async (group: Group): Promise<void> => {
    // A handle that comes again meets what its first rows made.
    if (batch.some(({ handle }) => handle === group.handle)) await flush();
    batch.push(group);
    rows += group.rows.length;
    if (batch.length >= batchGroups || rows >= batchRows) await flush();
  };
  for await (const read of groupsOf({ chunks, currency: doc.currency, onBroken }))
    for (const group of await withHandle(run, read)) await take(group);
  await flush();
};

const end = async (run: Run, status: "completed" | "failed"): Promise<void> => {
  const { service, doc } = run;
  const endedAt = shapeOf(service.broker).now();
  const rows = status === "completed" ? (doc.total ?? run.rows) : run.rows;
  await save(run, { status, endedAt, rows });
  await close(run);
};

/** Lets go of the upload of an import that has ended. */
const close = async ({ service, doc, worker }: Run): Promise<void> => {
  await dropUpload(service, doc.id);
  const ours = { id: doc.id, "lease.by": worker.id };
  await collectionOf(service, imports).update(ours, { $unset: { open: true, lease: true } });
};

/** Puts an import back for whoever comes next. */
const giveBack = async ({ service, worker, doc }: Run): Promise<void> => {
  const ours = { id: doc.id, "lease.by": worker.id };
  await collectionOf(service, imports).update(ours, { $unset: { lease: true } });
};

const runImport = async (run: Run): Promise<void> => {
  const { service, doc } = run;
  try {
    await readAll(run);
    await end(run, "completed");
  } catch (error) {
    if (error instanceof Interrupted) return giveBack(run);
    service.logger.warn(`Import ${doc.id} broke off: ${(error as Error).message}`);
    if (doc.failures + 1 < failuresMax) {
      await save(run, { failures: doc.failures + 1 });
      return;
    }
    const message = "the import broke off again and again; see the log";
    run.tally = alsoBroken(run.tally, [{ line: run.rows + 1, code: "IMPORT_FAILED", message }]);
    await end(run, "failed");
  }
};

/** The oldest import that nobody runs, now ours. */
const claim = async (service: Service, worker: Worker): Promise<ImportDoc | undefined> => {
  const docs = collectionOf(service, imports);
  const now = shapeOf(service.broker).now();
  for (const doc of await docs.find({ open: true }, { sort: [["id", 1]], limit: 50 })) {
    if (doc.lease && doc.lease.until > now) continue;
    // Ended, but stopped before its upload was let go.
    const status = doc.status === "queued" ? "running" : doc.status;
    const lease = leaseOf({ service, worker });
    const mine = await docs.update(
      { id: doc.id, version: doc.version },
      { $set: { lease, status } },
    );
    if (mine) return mine;
  }
  return undefined;
};

const work = async (service: Service, worker: Worker): Promise<void> => {
  while (!worker.stopping) {
    const doc = await claim(service, worker);
    if (!doc) return;
    const tally = { counts: noCounts, errors: [] };
    const state = { rows: 0, broken: [], outcomes: new Map(), keys: new Set<string>() };
    const run: Run = { service, worker, doc, tally, ...state };
    if (doc.endedAt === undefined) await runImport(run);
    else await close(run);
  }
};

/** Something may be waiting. */
export const wakeImports = (service: Service): void => {
  const worker = workers.get(service);
  if (!worker || worker.stopping || worker.running) return;
  worker.running = work(service, worker)
    .catch((error: unknown) => service.logger.warn(`Imports: ${(error as Error).message}`))
    .finally(() => {
      worker.running = undefined;
    });
};

/** Runs imports one after the other, also those that another run of this service left. */
export const startImports = (service: Service): void => {
  const worker: Worker = { id: newId("run"), stopping: false };
  workers.set(service, worker);
  worker.timer = setInterval(() => wakeImports(service), sweepMs).unref();
  wakeImports(service);
};

/** Stops at the next batch; the import goes on at the next start. */
export const stopImports = async (service: Service): Promise<void> => {
  const worker = workers.get(service);
  if (!worker) return;
  worker.stopping = true;
  clearInterval(worker.timer);
  await worker.running;
};
