/** What every bench sells: 1,000 products in 20 types. */
const PRODUCTS = 1000;
/** Of each. */
const STOCK = 100_000;
export const skus: readonly string[] = Array.from({ length: PRODUCTS }, (_, i) => `BENCH-${i}`);

/** As a Shopify export. */
const catalogue = (): string => {
  const header =
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Status";
  const row = (sku: string, i: number): string =>
    `thing-${i},Thing number ${i},<p>A thing of kind ${i % 20}.</p>,Vendor ${i % 7},Kind ${i % 20},"tag${i % 20}, all",true,Title,Default Title,${sku},500,shopify,${STOCK},${10 + (i % 90)}.99,https://example.org/${i}.jpg,active`;
  return [header, ...skus.map(row), ""].join("\n");
};

/** Asks as staff. @throws what is not 2xx */
export type Staff = (
  method: string,
  path: string,
  body?: string,
  type?: string,
) => Promise<Record<string, unknown>>;

const LOAD_MS = 600_000;

/** Asks until `answer` is enough; a 503 of a busy machine is asked again. */
const until = async (
  staff: Staff,
  path: string,
  enough: (answer: Record<string, unknown>) => boolean,
): Promise<void> => {
  for (const end = Date.now() + LOAD_MS; Date.now() < end;) {
    const answer = await staff("GET", path).catch((error: unknown) => error as Error);
    if (!(answer instanceof Error) && enough(answer)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`waited in vain for ${path}`);
};

/** Imports the catalogue; resolves once all of it can be bought. */
export const loadCatalogue = async (staff: Staff): Promise<void> => {
  const { id } = await staff("POST", "/v1/imports?currency=EUR", catalogue(), "text/csv");
  await until(staff, `/v1/imports/${String(id)}`, ({ status }) => {
    if (status === "failed") throw new Error("the import failed");
    return status === "completed";
  });
  await until(staff, `/v1/stock/${skus.at(-1)}`, ({ available }) => available === STOCK);
};
