import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { imports, type ImportDoc } from "../catalog.store.ts";
import { Import, type getImport as contract, type ImportView } from "../imports.contract.ts";

/** An import as staff see it. */
export const importView = (doc: ImportDoc): ImportView =>
  pick(Import, {
    ...doc,
    errors: [...doc.errors],
    progress: { rows: doc.rows, ...defined({ total: doc.total }) },
  });

/** GET /v1/imports/{importId} */
export const getImport: Handler<typeof contract> = async (ctx) => {
  const { importId } = ctx.params;
  const doc = await ctx.collection(imports).get(importId);
  return doc ? importView(doc) : common.NOT_FOUND({ id: importId });
};
