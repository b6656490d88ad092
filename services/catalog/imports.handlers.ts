import type { Context, Service } from "moleculer";
import type { Readable } from "node:stream";
import { idFor, mayBeginAgain } from "../../mixins/id.source.ts";
import { common, isFault, type Fault } from "../../mixins/kernel/fault.ts";
import { shapeOf } from "../../mixins/shape.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import { faults } from "./catalog.contract.ts";
import { imports, type ImportDoc } from "./catalog.store.ts";
import { columnsIn } from "./csv.reader.ts";
import type { ImportView } from "./imports.contract.ts";
import { wakeImports } from "./imports.worker.ts";
import { currencyIn } from "./shelf.queries.ts";
import { noCounts } from "./tally.ts";
import { dropUpload, storeUpload, type Stored } from "./upload.store.ts";

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
