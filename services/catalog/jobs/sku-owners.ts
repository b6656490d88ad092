import type { ServiceContext } from "../../../platform/broker/context.ts";
import type { Group } from "../adapters/csv-reader.ts";
import { products } from "../catalog.store.ts";
import type { Row } from "../domain/imports/rows.ts";
import type { RowError } from "../imports.contract.ts";

/** Rows that name only a sku, by the product that has it; a sku that no product has is an error. */
export const groupsByOwner = async (
  ctx: ServiceContext,
  { rows, end }: Group,
): Promise<{ readonly groups: readonly Group[]; readonly errors: readonly RowError[] }> => {
  const skus = [...new Set(rows.flatMap(({ variant }) => variant?.sku ?? []))];
  const docs = ctx.collection(products.declaration);
  const found = skus.length === 0 ? [] : await docs.find({ "variants.sku": { $in: skus } });
  const owners = new Map(
    found.flatMap(({ handle, variants }) => variants.map(({ sku }) => [sku, handle] as const)),
  );
  const errors = rows.flatMap((row) => row.errors);
  const byHandle = new Map<string, Row[]>();
  for (const row of rows) {
    const { sku } = row.variant ?? {};
    if (sku === undefined) continue;
    const handle = owners.get(sku);
    if (handle !== undefined) byHandle.set(handle, [...(byHandle.get(handle) ?? []), row]);
    else {
      const message = `no product has a variant with the sku "${sku}"`;
      errors.push({ line: row.line, code: "UNKNOWN_SKU", message });
    }
  }
  const groups = [...byHandle].map(([handle, own]) => ({
    handle,
    rows: own.map((row) => ({ ...row, handle })),
    end,
  }));
  return { groups, errors };
};
