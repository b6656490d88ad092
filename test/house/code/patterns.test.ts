import { expect, test } from "@jest/globals";
import { clean, judge } from "./rules/allowances.ts";
import { patternsIn, slowPatterns } from "./rules/patterns.ts";
import { parse, sourcesBelow } from "./rules/sources.ts";

test("no pattern takes more than linear time", async () => {
  const sources = sourcesBelow("services", "platform", "mixins");
  expect(judge("slow patterns", await slowPatterns(sources))).toEqual(clean);
  expect(sources.flatMap(patternsIn).length).toBeGreaterThan(50);
}, 300_000);

test("a planted pattern is found, in a literal and in a schema", async () => {
  const planted = parse(
    "services/carts/a.ts",
    [
      "const nested = /^(?:a+)+$/u;",
      "const restarted = /<[a-z][^>]*>/gu;",
      "const trailing = /-+$/u;",
      "const linear = /^[a-z]+(?:-[a-z]+){0,9}$/u;",
      'const schema = Type.String({ pattern: "^(a|a)*$" });',
      'const fine = Type.String({ pattern: "^[A-Z]{3}$" });',
    ].join("\n"),
  );
  const found = await slowPatterns([planted]);
  expect(found.map((one) => one.replace("services/carts/a.ts: ", ""))).toEqual([
    "/^(?:a+)+$/u",
    "/<[a-z][^>]*>/gu",
    "/-+$/u",
    "/^(a|a)*$/u",
  ]);
});
