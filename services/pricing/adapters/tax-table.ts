import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { TaxTable } from "../domain/tax.ts";

/** The maintained table of the package sales-tax; only its data is used, nothing is asked over the network. */
export const taxTable = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve("sales-tax/res/sales_tax_rates.json"),
    "utf8",
  ),
) as TaxTable;
