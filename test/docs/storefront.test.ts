/** docs/storefront.md: each command, run against a shop in one process, has the response that the page shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ADMIN } from "../support/client.ts";
import {
  difference,
  differenceOf,
  examplesIn,
  openShell,
  parseResponse,
  type Shell,
} from "../support/pages/examples.ts";
import { startShop, type Shop } from "../support/shop.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/storefront.md"), "utf8");
const examples = examplesIn(page);

describe("docs/storefront.md", () => {
  let shop: Shop;
  let shell: Shell;
  beforeAll(async () => {
    shop = await startShop({ SEED: "demo" });
    shell = openShell(ADMIN);
  });
  afterAll(async () => {
    shell.end();
    await shop.stop();
  });

  test.each(examples.map((example) => [example.line, example] as const))(
    "the command in line %i has the response shown",
    async (_, example) => {
      const command = example.command.replace("http://127.0.0.1:3000", shop.url);
      expect(await differenceOf(shell, { ...example, command })).toBeUndefined();
    },
  );

  test("shows a response for every command but the definitions", () => {
    const without = examples.filter(({ expected }) => expected === undefined);
    expect(without.map(({ command }) => command.split("\n")[0])).toEqual([
      "SHOP=http://127.0.0.1:3000",
    ]);
    expect(examples.length).toBeGreaterThan(25);
  });
});

describe("a planted difference is found", () => {
  const actual = parseResponse(
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nETag: "1"\r\n\r\n{"id":"ord_1","lines":[{"n":1},{"n":2}]}',
  );
  const shown = (text: string) => difference(parseResponse(text), actual);

  test("in status, header, body and lists", () => {
    expect(
      shown('HTTP/1.1 200 OK\nETag: "…"\n\n{ "id": "ord_…", "lines": ["…", { "n": 2 }] }'),
    ).toBe(undefined);
    expect(shown("HTTP/1.1 201 Created")).toMatchObject({ at: "/status" });
    expect(shown('HTTP/1.1 200 OK\nETag: "2"')).toMatchObject({ at: "/headers/etag" });
    expect(shown('HTTP/1.1 200 OK\n\n{ "id": "cart_…" }')).toMatchObject({ at: "/body/id" });
    expect(shown('HTTP/1.1 200 OK\n\n{ "gone": "…" }')).toMatchObject({ at: "/body/gone" });
    expect(shown('HTTP/1.1 200 OK\n\n{ "lines": [{ "n": 1 }] }')).toMatchObject({
      at: "/body/lines",
    });
    expect(shown('HTTP/1.1 200 OK\n\n{ "lines": [{ "n": 3 }, "…"] }')).toMatchObject({
      at: "/body/lines",
    });
  });
});
