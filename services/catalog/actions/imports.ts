import type { Context, Service } from "moleculer";
import type { Readable } from "node:stream";
import { idFor, mayBeginAgain } from "../../../platform/broker/ids.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { faults } from "../catalog.contract.ts";
import { imports, type ImportDoc } from "../catalog.store.ts";
import { columnsIn } from "../adapters/csv-reader.ts";
import type { ImportView } from "../imports.contract.ts";
import { wakeImports } from "../jobs/run-imports.ts";
import { currencyIn } from "./shelf.ts";
import { noCounts } from "../domain/imports/tally.ts";
import { dropUpload, storeUpload, type Stored } from "../adapters/upload-store.ts";

const view = (doc: ImportDoc): ImportView => ({
  id: doc.id,
  status: doc.status,
  currency: doc.currency,
  progress: { rows: doc.rows, ...(doc.total === undefined ? {} : { total: doc.total }) },
  counts: { ...doc.counts },
  errors: doc.errors.map((error) => ({ ...error })),
  createdAt: doc.createdAt,
  ...(doc.endedAt === undefined ? {} : { endedAt: doc.endedAt }),
  version: doc.version,
});

const invalid = (message: string): Fault =>
  faults.CSV_INVALID({ detail: message, errors: [{ pointer: "", message }] });

/** Stores the whole upload before it answers; the rows are read afterwards. */
export const startImport = async (
  service: Service,
  ctx: Context<{ currency?: string }>,
): Promise<ImportView | Fault> => {
  const currency = currencyIn(ctx.params.currency);
  if (isFault(currency)) return currency;
  const upload = ctx.stream as Readable | null;
  if (!upload) return invalid("there is no file");
  const id = idFor(ctx, "imp");
  const known = mayBeginAgain(ctx) && (await collectionOf(service, imports).get(id));
  if (known) return view(known);
  let stored: Stored;
  try {
    if (mayBeginAgain(ctx)) await dropUpload(service, id);
    stored = await storeUpload(service, id, upload);
  } catch (error) {
    await dropUpload(service, id);
    throw error;
  }
  if (!columnsIn(stored.start)) {
    await dropUpload(service, id);
    return invalid('the first line names no column "Handle"');
  }
  const createdAt = shapeOf(service.broker).now();
  const doc: ImportDoc = {
    ...{ id, version: 1, status: "queued", currency, rows: 0, total: stored.rows },
    ...{ counts: noCounts, errors: [], failures: 0, createdAt, open: true },
  };
  await collectionOf(service, imports).insert(doc);
  wakeImports(service);
  return view(doc);
};

/** How far an import has come. */
export const getImport = async (service: Service, id: string): Promise<ImportView | Fault> => {
  const doc = await collectionOf(service, imports).get(id);
  return doc ? view(doc) : common.NOT_FOUND({ id });
};
