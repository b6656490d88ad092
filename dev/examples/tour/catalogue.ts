/** Products, categories, files, stock, ways of shipping, tax. */
import { until } from "../../../test/support/client.ts";
import { key, match, type Tour } from "./shared.ts";

const mug = (sku: string, colour: string) => ({
  sku,
  options: { Colour: colour },
  prices: [
    { amount: 1490, currency: "EUR" },
    { amount: 1690, currency: "USD" },
  ],
  weightGrams: 350,
  initialStock: 40,
});
const mugs = {
  handle: "enamel-mug",
  title: "Enamel mug",
  descriptionHtml: "<p>Holds 300 ml.</p>",
  vendor: "Tin & Sons",
  type: "Mug",
  categories: ["kitchen"],
  tags: ["camping"],
  options: [{ name: "Colour", values: ["blue", "white"] }],
  images: [{ url: "https://shop.example/enamel-mug.jpg", alt: "A blue mug" }],
  variants: [mug("MUG-BLUE", "blue"), mug("MUG-WHITE", "white")],
  metadata: { dishwasher: true },
};

const categories = async ({ staff, guest }: Tour): Promise<void> => {
  const { id } = await staff("catalogCreateCategory", { body: { title: "Kitchen" } });
  const path = { categoryId: id as string };
  await guest("catalogGetCategory", { path });
  const garden = await staff("catalogCreateCategory", { body: { title: "Garden" } });
  const renamed = await staff("catalogPatchCategory", {
    path: { categoryId: garden.id },
    headers: match(garden),
    body: { title: "House and garden", parentId: id },
  });
  await guest("catalogCategories", { query: { limit: 20 } });
  await staff("catalogDeleteCategory", {
    path: { categoryId: garden.id },
    headers: match(renamed),
  });
};

const products = async ({ staff, guest }: Tour): Promise<void> => {
  const { id } = await staff("catalogCreate", { body: mugs, headers: key("mugs") });
  const path = { productId: id as string };
  const live = await staff("catalogPublish", { path });
  const body = { title: "Enamel mug, 300 ml", tags: ["camping", "new"] };
  const patched = await staff("catalogPatch", { path, headers: match(live), body });
  const { id: _id, version, ...content } = patched;
  await staff("catalogReplace", { path, headers: match({ version }), body: content });
  await guest("catalogGet", { path: { productId: "enamel-mug" }, query: { currency: "EUR" } });
  const draft = await staff("catalogCreate", {
    body: {
      title: "Teapot",
      variants: [{ sku: "TEAPOT", price: { amount: 2900, currency: "EUR" } }],
    },
  });
  const teapot = { productId: draft.id as string };
  await staff("catalogPublish", { path: teapot });
  const archived = await staff("catalogArchive", { path: teapot });
  await staff("catalogDelete", { path: teapot, headers: match(archived) });
  await until("the mugs", async () => {
    const page = await guest("catalogList", {
      query: { q: "mug", category: "kitchen", sort: "price", currency: "EUR", limit: 2 },
    });
    return page.items[0]?.available === true;
  });
};

const csv = `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty
bowl,Enamel bowl,Size,small,BOWL-S,9.90,12
bowl,,Size,large,BOWL-L,14.90,8
`;

const files = async ({ staff }: Tour): Promise<void> => {
  const { id } = await staff("catalogImport", { query: { currency: "EUR" }, body: csv });
  const path = { importId: id as string };
  await until("the end of the import", async () => {
    const { status } = await staff("catalogGetImport", { path });
    return status === "completed";
  });
  await staff("catalogExport", { query: { currency: "EUR" } });
};

const stock = async ({ staff }: Tour): Promise<void> => {
  const path = { sku: "MUG-BLUE" };
  await until("the stock", () => staff("inventoryGetStock", { path }).catch(() => undefined));
  const body = { delta: 5, reason: "Found behind the shelf" };
  await staff("inventoryAdjust", { path, headers: key("shelf"), body });
  await staff("inventoryGetStock", { path });
  await staff("inventoryListMovements", { path, query: { limit: 2 } });
};

const shippingAndTax = async ({ staff }: Tour): Promise<void> => {
  const rates = [
    { price: { amount: 490, currency: "EUR" }, maxWeightGrams: 5000 },
    { price: { amount: 990, currency: "EUR" }, maxWeightGrams: 30_000 },
  ];
  const zones = [{ countries: ["DE", "AT"], rates }];
  const made = await staff("shippingCreateMethod", { body: { title: "Parcel service", zones } });
  const path = { methodId: made.id as string };
  await staff("shippingGetMethod", { path });
  const saved = await staff("shippingSaveMethod", {
    path,
    headers: match(made),
    body: { title: "Parcel service, insured", zones },
  });
  await staff("shippingListMethods");
  await staff("shippingRemoveMethod", { path, headers: match(saved) });
  const items = [{ country: "DE", taxClass: "books", rate: 70_000 }];
  const taxes = await staff("pricingTaxRates");
  await staff("pricingSaveTaxRates", { headers: match(taxes), body: { items } });
};

export const catalogue = async (tour: Tour): Promise<void> => {
  await categories(tour);
  await products(tour);
  await files(tour);
  await stock(tour);
  await shippingAndTax(tour);
};
