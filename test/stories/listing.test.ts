import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeCursor } from "../../platform/kernel/page.ts";
import { startShop, type Shop } from "../support/shop.ts";
import { stockProduct } from "../support/shopper.ts";

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
const { paths } = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "docs", "openapi.json"), "utf8"),
) as { paths: Record<string, Record<string, Operation>> };
const lists = Object.entries(paths)
  .filter(([, { get }]) => get?.parameters?.some(({ name }) => name === "cursor"))
  .map(([path]) => path.replace("{sku}", "LIST"));

const strange: Record<string, string> = {
  "no cursor at all": "nonsense",
  "numbers for texts": encodeCursor([1, 2]),
  "texts for numbers": encodeCursor(["a", "b", "c"]),
  "one value too few": encodeCursor([]),
  "an operator": btoa(JSON.stringify([{ $gt: "" }, { $gt: "" }])),
};

describe("every list", () => {
  let shop: Shop;
  let endpointId: string;
  beforeAll(async () => {
    shop = await startShop();
    await stockProduct(shop, "LIST", 1);
    const endpoint = { url: "https://example.com/hooks", events: ["orders.placed"] };
    endpointId = (await shop.staff("POST", "/v1/webhook-endpoints", endpoint)).body.id as string;
  });
  afterAll(() => shop.stop());

  test("is one of these", () => expect(lists.length).toBeGreaterThan(10));

  test.each(lists)("%s refuses a cursor that is not its own", async (template) => {
    const path = template.replace("{id}", endpointId);
    expect((await shop.staff("GET", path)).status).toBe(200);
    for (const [what, cursor] of Object.entries(strange)) {
      const answer = await shop.staff("GET", `${path}?cursor=${encodeURIComponent(cursor)}`);
      expect({ what, status: answer.status, body: answer.body }).toMatchObject({
        what,
        status: 422,
        body: { code: "CURSOR_INVALID", errors: [{ pointer: "/cursor" }] },
      });
    }
  });
});
