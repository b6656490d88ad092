import { Readable } from "node:stream";
import { contract } from "../../services/catalog/catalog.contract.ts";
import type { ImportView } from "../../services/catalog/imports.contract.ts";
import type { Started } from "./broker.ts";

const staff = { id: "user_1", scopes: ["catalog"] };

/** Hands a CSV to the catalogue; answers as soon as it is stored. */
export const sendCsv = async (
  shop: Started,
  csv: string | Readable,
  currency = "EUR",
): Promise<ImportView> => {
  const stream = typeof csv === "string" ? Readable.from([Buffer.from(csv)]) : csv;
  return (await shop.broker.call("v1.catalog.import", { currency }, {
    stream,
  } as never)) as ImportView;
};

/** The import once it has ended. */
export const ended = async (shop: Started, importId: string): Promise<ImportView> => {
  for (;;) {
    const now = await shop.call(contract.actions.getImport, { importId }, staff);
    if (now.endedAt !== undefined) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Imports a CSV to its end. */
export const importCsv = async (
  shop: Started,
  csv: string | Readable,
  currency = "EUR",
): Promise<ImportView> => ended(shop, (await sendCsv(shop, csv, currency)).id);

/** A product CSV of `products` × `variants` rows. */
export const generatedCsv = (products: number, variants: number): string => {
  const header =
    "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Status,Cost per item";
  const rows = [header];
  const body = `"<p>${"Lorem ipsum dolor. ".repeat(20)}\n""quoted""</p>"`;
  for (let p = 0; p < products; p += 1) {
    for (let v = 0; v < variants; v += 1) {
      const first =
        v === 0
          ? [`Product ${p}`, body, `Vendor ${p % 20}`, `"a, tag${p % 50}"`, "Size"]
          : ["", "", "", "", ""];
      const own = [`S${v}`, `SKU-${p}-${v}`, "100", "shopify", "10", `${10 + (p % 90)}.99`];
      rows.push(
        [
          `product-${p}`,
          ...first,
          ...own,
          `https://cdn.example.com/${p}-${v}.jpg`,
          v === 0 ? "active" : "",
          "3.00",
        ].join(","),
      );
    }
  }
  return rows.join("\r\n");
};

/** The whole export as a CSV. */
export const exportedCsv = async (shop: Started): Promise<string> => {
  let text = "";
  for await (const piece of await shop.call(contract.actions.export, {}, staff)) text += piece;
  return text;
};
