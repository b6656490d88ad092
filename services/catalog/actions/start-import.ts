import type { Readable } from "node:stream";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { wakeJob } from "../../../platform/runtime/jobs.ts";
import { Undecodable } from "../adapters/decode-text.ts";
import {
  dropUpload,
  NoProducts,
  storeUpload,
  type StoredUpload,
} from "../adapters/upload-store.ts";
import { faults } from "../catalog.schemas.ts";
import { imports, type ImportDoc } from "../catalog.store.ts";
import { noCounts } from "../domain/imports/report.ts";
import type { startImport as contract } from "../imports.contract.ts";
import { runImports } from "../jobs/run-imports.ts";
import { currencyIn } from "./find-product.ts";
import { importView } from "./get-import.ts";

const invalid = (message: string): Fault =>
  faults.CSV_INVALID({ detail: message, errors: [{ pointer: "", message }] });

const noProducts = 'the first line with names has no column "Handle", or more than 1,000 columns';

/** Stores an upload whole or not at all; one that a crash cut off goes first. */
const replaceUpload = async (
  ctx: ServiceContext,
  id: string,
  upload: Readable,
  charset: string | undefined,
): Promise<StoredUpload | Fault> => {
  try {
    if (ctx.mayRepeat) await dropUpload(ctx, id);
    return await storeUpload(ctx, id, upload, charset);
  } catch (error) {
    await dropUpload(ctx, id);
    if (error instanceof Undecodable) return invalid(error.message);
    if (error instanceof NoProducts) return invalid(noProducts);
    throw error;
  }
};

/** POST /v1/imports: stores the whole upload before it responds; the rows are read afterwards. */
export const startImport: Handler<typeof contract> = async (ctx) => {
  const currency = currencyIn(ctx.params.currency);
  if (isFault(currency)) return currency;
  const upload = ctx.stream as Readable | null;
  if (!upload) return invalid("there is no file");
  const id = ctx.newId("imp");
  const begun = ctx.mayRepeat ? await ctx.collection(imports).get(id) : undefined;
  if (begun) return importView(begun);
  const stored = await replaceUpload(ctx, id, upload, ctx.params.charset);
  if (isFault(stored)) return stored;
  const doc: ImportDoc = {
    ...{ id, version: 1, status: "queued", currency, rows: 0, total: stored.rows },
    ...{ counts: noCounts, errors: [], failures: 0, createdAt: ctx.now(), open: true },
  };
  await ctx.collection(imports).insert(doc);
  wakeJob(ctx.own, runImports);
  return importView(doc);
};
