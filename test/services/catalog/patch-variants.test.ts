/** B.2: a PATCH of some variants loses nothing that it does not name. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startShop, type Shop } from "../../support/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const eur = (amount: number) => ({ amount, currency: "EUR" });
const usd = (amount: number) => ({ amount, currency: "USD" });
const variant = (Size: string, Colour: string) => ({
  sku: `${Size}-${Colour}-${Math.random().toString(36).slice(2)}`,
  options: { Size, Colour },
  prices: [eur(1000), usd(1200), { amount: 1500, currency: "JPY" }],
  compareAtPrices: [eur(1500), usd(1700)],
  weightGrams: 120,
  barcode: "4006381333931",
  image: "https://cdn.example/s.jpg",
  taxClass: "reduced",
  backorder: true,
  metadata: { origin: "PT", hs: 6912 },
});
const all = ["S", "M"].flatMap((size) => ["red", "blue"].map((colour) => variant(size, colour)));

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly options: unknown;
  readonly variants: readonly (ReturnType<typeof variant> & { readonly id: string })[];
}

const made = async (): Promise<Stored> => {
  const variants = all.map((one) => variant(one.options.Size, one.options.Colour));
  const { status, body } = await shop.staff("POST", "/v1/products", { title: "Shirt", variants });
  expect(status).toBe(201);
  return body as Stored;
};
const patch = ({ id, version }: Stored, body: unknown, query = "") =>
  shop.staff("PATCH", `/v1/products/${id}${query}`, body, { "if-match": `"${version}"` });
const again = async ({ id }: Stored): Promise<Stored> =>
  (await shop.staff("GET", `/v1/products/${id}`)).body as Stored;

describe("PATCH of variants (B.2)", () => {
  it("one of four variants is refused, naming the others, and nothing has changed", async () => {
    const before = await made();
    const [one, ...others] = before.variants;
    for (const variants of [[{ id: one?.id, prices: [eur(900)] }], [], [{ prices: [eur(1)] }]]) {
      const { status, body } = await patch(before, { variants });
      expect([status, body.code]).toEqual([409, "VARIANTS_WOULD_BE_LOST"]);
      expect(body.skus).toEqual(expect.arrayContaining(others.map(({ sku }) => sku)));
    }
    expect(await again(before)).toEqual(before);
  });

  it("what a variant does not name stays: by id, by sku, by options", async () => {
    const before = await made();
    const [a, b, c, d] = before.variants;
    const { status, body } = await patch(before, {
      variants: [
        { id: a?.id, prices: [eur(900)] },
        { sku: b?.sku, price: usd(1) },
        { options: c?.options, weightGrams: 7 },
        { id: d?.id },
      ],
    });
    expect(status).toBe(200);
    const after = body as Stored;
    const prices = (one: number, other: number) => [
      eur(one),
      usd(other),
      { amount: 1500, currency: "JPY" },
    ];
    expect(after.options).toEqual(before.options);
    expect(after.variants).toMatchObject([
      { ...a, price: eur(900), prices: prices(900, 1200) },
      { ...b, prices: prices(1000, 1) },
      { ...c, weightGrams: 7 },
      { ...d },
    ]);
  });

  it("metadata is merged by name, an empty list of compare-at prices clears, new variants are added", async () => {
    const before = await made();
    const keep = before.variants.map(({ id }) => ({ id }));
    const { body } = await patch(before, {
      variants: [
        { ...keep[0], metadata: { origin: "ES" }, compareAtPrices: [] },
        ...keep.slice(1),
        { options: { Size: "L", Colour: "red" }, prices: [eur(1100)] },
      ],
    });
    const [first, , , , fifth] = (body as Stored).variants;
    expect(first?.metadata).toEqual({ origin: "ES", hs: 6912 });
    expect(first).not.toHaveProperty("compareAtPrice");
    expect(fifth?.options).toEqual({ Size: "L", Colour: "red" });
    expect((body as Stored).variants.length).toBe(5);
  });

  it("?replace=variants removes what is not sent", async () => {
    const before = await made();
    const [one] = before.variants;
    const body = { variants: [{ id: one?.id, sku: one?.sku, prices: [eur(900)] }] };
    const { status, body: after } = await patch(before, body, "?replace=variants");
    expect(status).toBe(200);
    expect(after.variants).toMatchObject([{ id: one?.id, prices: [eur(900)] }]);
    expect(after.variants[0]).not.toHaveProperty("weightGrams");
    expect((await patch(after, body, "?replace=all")).status).toBe(422);
  });
});
