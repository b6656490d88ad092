/** Names of metadata, columns and options come from outside: also those that every object inherits. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { exportedCsv, importCsv } from "../../support/imports.ts";

const staff = { id: "user_1", scopes: ["catalog"] };
const names = ["toString", "constructor", "valueOf", "hasOwnProperty"];
const all = (value: string) => Object.fromEntries(names.map((name) => [name, `${value} ${name}`]));
const price = { amount: 100, currency: "EUR" };

let shop: Started;
beforeAll(async () => {
  shop = await startServices([catalog]);
});
afterAll(() => shop.stop());
const get = (productId: string) => shop.call(contract.actions.get, { productId }, staff);
const exported = () => exportedCsv(shop);

test("A.3 metadata named like what every object inherits is exported and comes back", async () => {
  const made = await shop.call(
    contract.actions.create,
    {
      handle: "inherited",
      title: "Inherited",
      metadata: all("product"),
      variants: [{ sku: "I-1", price, metadata: all("variant") }],
    },
    staff,
  );
  await shop.call(
    contract.actions.create,
    { handle: "plain", title: "Plain", variants: [{ sku: "P-1", price }] },
    staff,
  );
  const csv = await exported();
  expect(csv).not.toContain("function");
  const done = await importCsv(shop, csv);
  expect(done.counts).toMatchObject({ unchanged: 2, changed: 0, errors: 0 });
  expect(await get("inherited")).toEqual(made);
  expect(made).toMatchObject({ metadata: all("product") });
  expect((await get("plain")).metadata).toBeUndefined();
  const patched = await shop.call(
    contract.actions.patch,
    { productId: "plain", metadata: { toString: "set", valueOf: null } },
    staff,
  );
  expect(patched.metadata).toEqual({ toString: "set" });
});

test("A.3 columns of a file may have such names, and __proto__", async () => {
  const csv = [
    "Handle,Title,Variant Price,toString,constructor,valueOf,__proto__,Status",
    "odd,Odd,1.00,a,b,c,d,active",
    "even,Even,1.00,,,,,constructor",
  ].join("\n");
  const done = await importCsv(shop, csv);
  expect(done.errors).toMatchObject([{ line: 3, code: "STATUS_INVALID" }]);
  const { metadata } = await get("odd");
  expect(new Map(Object.entries(metadata ?? {}))).toEqual(
    new Map([
      ["toString", "a"],
      ["constructor", "b"],
      ["valueOf", "c"],
      ["__proto__", "d"],
    ]),
  );
  const even = await get("even");
  expect(even).toMatchObject({ status: "draft" });
  expect(even.metadata).toBeUndefined();
  expect((await importCsv(shop, csv)).counts).toMatchObject({ changed: 0, unchanged: 2 });
});

test("A.3 an option with such a name and no value has none: what every object inherits is no value", async () => {
  const input = (first: Record<string, string>) => ({
    handle: "choices",
    title: "Choices",
    options: names.map((name) => ({ name, values: ["a", "b"] })),
    variants: [
      { sku: "C-1", price, options: first },
      { sku: "C-2", price, options: { ...all("b"), valueOf: "b" } },
    ],
  });
  const without = (name: string) =>
    Object.fromEntries(Object.entries(all("a")).filter(([other]) => other !== name));
  for (const name of names) {
    const refused = shop.call(contract.actions.create, input(without(name)), staff);
    await expect(refused).rejects.toMatchObject({
      code: 422,
      data: {
        errors: [{ pointer: "/variants/0/options", message: `a value of ${name} is missing` }],
      },
    });
  }
  const made = await shop.call(contract.actions.create, input(all("a")), staff);
  expect(made.variants.map(({ title }) => title)).toEqual([
    "a toString / a constructor / a valueOf / a hasOwnProperty",
    "b toString / b constructor / b / b hasOwnProperty",
  ]);
  expect(await exported()).not.toContain("function");
});

test("A.4 what a file's description embeds is removed and reported; one too large leaves what there is", async () => {
  const file = (html: string) =>
    ["Handle,Title,Body (HTML),Variant Price", `embed,Embed,"${html}",1.00`].join("\n");
  const embed = "<p>see</p><iframe src=https://video.example/1></iframe><script>x</script>";
  const done = await importCsv(shop, file(embed));
  expect(done.counts).toMatchObject({ created: 1, errors: 1 });
  expect(done.errors).toEqual([
    {
      line: 2,
      handle: "embed",
      code: "EMBEDS_REMOVED",
      message: "the description lost its iframe, script elements",
    },
  ]);
  expect((await get("embed")).descriptionHtml).toBe("<p>see</p>");
  const nested = await importCsv(shop, file("<b>".repeat(20_000)));
  expect(nested.errors).toMatchObject([{ line: 2, code: "DESCRIPTION_INVALID" }]);
  expect((await get("embed")).descriptionHtml).toBe("<p>see</p>");
});

test("A.4 staff's descriptions are cleaned; one with too many tags is refused", async () => {
  const { id, version } = await get("embed");
  const edit = { productId: id, expectedVersion: version };
  const saved = await shop.call(
    contract.actions.patch,
    { ...edit, descriptionHtml: `<p onclick="x()">new</p><scr<script></script>ipt>` },
    staff,
  );
  expect(saved.descriptionHtml).toBe("<p>new</p>ipt&gt;");
  const many = { productId: id, descriptionHtml: "<b>".repeat(20_000) };
  await expect(shop.call(contract.actions.patch, many, staff)).rejects.toMatchObject({
    code: 422,
    data: { errors: [{ pointer: "/descriptionHtml" }] },
  });
});
