import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { groupsOf, type Group } from "../adapters/csv-reader.ts";
import { dropUpload, readUpload } from "../adapters/upload-store.ts";
import { imports, type ImportDoc } from "../catalog.store.ts";
import {
  combined,
  noCounts,
  withErrors,
  withGroup,
  type Outcome,
  type Report,
} from "../domain/imports/report.ts";
import type { RowError } from "../imports.contract.ts";
import { groupsByOwner } from "./sku-owners.ts";
import { writeBatch } from "./write-batch.ts";

/** An import whose runner wrote nothing for so long is taken over. */
const leaseMs = 10_000;
const everyMs = 3_000;
const failuresMax = 5;
/** Written together: enough for few commits, little enough to let others have their turn. */
const batchRows = 100;
const batchGroups = 25;

/** The import was taken over by another runner, or this one is to stop. */
class Interrupted extends Error {}

/** One runner of imports: from a start of the job to the end of what is queued. */
interface Runner {
  readonly ctx: ServiceContext;
  readonly id: string;
  readonly stopping: AbortSignal;
}

interface Run extends Runner {
  readonly doc: ImportDoc;
  report: Report;
  rows: number;
  unreadable: RowError[];
  readonly outcomes: Map<string, Outcome>;
  /** Variants of this file that were written: handle and values. */
  readonly keys: Set<string>;
}

const leaseOf = ({ ctx, id }: { readonly ctx: ServiceContext; readonly id: string }) => ({
  by: id,
  until: plusMs(ctx.now(), leaseMs),
});

/** The import as long as this runner has it. */
const ours = ({ doc, id }: Run) => ({ id: doc.id, "lease.by": id });

/** Writes how far it has come. @throws Interrupted when another has it */
const save = async (run: Run, more: Partial<ImportDoc> = {}): Promise<void> => {
  const { ctx, doc, report } = run;
  const rows = Math.max(doc.rows, run.rows);
  const fields = { rows, ...report, lease: leaseOf(run), ...more };
  const saved = await ctx.collection(imports).update(ours(run), { $set: fields });
  if (!saved) throw new Interrupted("taken over");
};

const keyOf = (handle: string, key: string): string => `${handle}\u0000${key}`;

const runBatch = async (run: Run, groups: readonly Group[]): Promise<void> => {
  const { ctx, doc, outcomes, keys } = run;
  const scope = {
    importId: doc.id,
    currency: doc.currency,
    wasWritten: (handle: string, key: string) => keys.has(keyOf(handle, key)),
  };
  for (const { group, merged, outcome } of await writeBatch(ctx, groups, scope)) {
    const { handle } = group;
    const before = outcomes.get(handle);
    const after = combined(before, outcome);
    outcomes.set(handle, after);
    for (const key of merged.keys) keys.add(keyOf(handle, key));
    run.report = withGroup(run.report, before, after, merged);
  }
  run.rows = groups.at(-1)?.end ?? run.rows;
  run.report = withErrors(run.report, run.unreadable.splice(0));
  await save(run);
  if (run.stopping.aborted) throw new Interrupted("stopping");
};

/** Rows without a handle belong to the owner of their sku, or to no product: then only their errors count. */
const withHandle = async (run: Run, group: Group): Promise<readonly Group[]> => {
  if (group.handle !== "") return [group];
  const { groups, errors } = await groupsByOwner(run.ctx, group);
  run.unreadable.push(...errors);
  return groups;
};

const readAll = async (run: Run): Promise<void> => {
  const { ctx, doc } = run;
  let batch: Group[] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    const groups = batch;
    batch = [];
    rows = 0;
    await runBatch(run, groups);
  };
  const chunks = readUpload(ctx, doc.id);
  const onBroken = (error: RowError): void => void run.unreadable.push(error);
  const add = async (group: Group): Promise<void> => {
    // A handle that comes again meets what its first rows made.
    if (batch.some(({ handle }) => handle === group.handle)) await flush();
    batch.push(group);
    rows += group.rows.length;
    if (batch.length >= batchGroups || rows >= batchRows) await flush();
  };
  for await (const read of groupsOf({ chunks, currency: doc.currency, onBroken }))
    for (const group of await withHandle(run, read)) await add(group);
  await flush();
};

/** Removes the upload of an import that has ended. */
const close = async (run: Run): Promise<void> => {
  await dropUpload(run.ctx, run.doc.id);
  const $unset = { open: true, lease: true } as const;
  await run.ctx.collection(imports).update(ours(run), { $unset });
};

const end = async (run: Run, status: "completed" | "failed"): Promise<void> => {
  const rows = status === "completed" ? (run.doc.total ?? run.rows) : run.rows;
  await save(run, { status, endedAt: run.ctx.now(), rows });
  await close(run);
};

/** Gives an import back to whoever comes next. */
const giveBack = async (run: Run): Promise<void> => {
  await run.ctx.collection(imports).update(ours(run), { $unset: { lease: true } });
};

const runImport = async (run: Run): Promise<void> => {
  const { ctx, doc } = run;
  try {
    await readAll(run);
    await end(run, "completed");
  } catch (error) {
    if (error instanceof Interrupted) return giveBack(run);
    ctx.own.logger.warn(`Import ${doc.id} broke off: ${(error as Error).message}`);
    if (doc.failures + 1 < failuresMax) return save(run, { failures: doc.failures + 1 });
    const message = "the import broke off again and again; see the log";
    const line = run.rows + 1;
    run.report = withErrors(run.report, [{ line, code: "IMPORT_FAILED", message }]);
    await end(run, "failed");
  }
};

/** The oldest import that nobody runs, now this runner's. */
const claim = async (runner: Runner): Promise<ImportDoc | undefined> => {
  const { ctx } = runner;
  const docs = ctx.collection(imports);
  const now = ctx.now();
  for (const doc of await docs.find({ open: true }, { sort: [["id", 1]], limit: 50 })) {
    if (doc.lease && doc.lease.until > now) continue;
    // Ended, but stopped before its upload was removed.
    const status = doc.status === "queued" ? "running" : doc.status;
    const claimed = await docs.update(
      { id: doc.id, version: doc.version },
      { $set: { lease: leaseOf(runner), status } },
    );
    if (claimed) return claimed;
  }
  return undefined;
};

const runQueued = async (runner: Runner): Promise<void> => {
  while (!runner.stopping.aborted) {
    const doc = await claim(runner);
    if (!doc) return;
    const report = { counts: noCounts, errors: [] };
    const state = { rows: 0, unreadable: [], outcomes: new Map(), keys: new Set<string>() };
    const run: Run = { ...runner, doc, report, ...state };
    if (doc.endedAt === undefined) await runImport(run);
    else await close(run);
  }
};

/** Imports one after the other, also those that another process left. A stop ends at the next batch; the import goes on at the next start. */
export const runImports: Job = {
  what: "The run of imports",
  everyMs,
  firstMs: 0,
  run: (ctx, stopping) => runQueued({ ctx, id: ctx.newId("run"), stopping }),
};
