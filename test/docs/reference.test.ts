/** docs/reference/ is what dev/reference makes of the source. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { exportedFunctions } from "../../dev/reference/exported.ts";
import { referencePages } from "../../dev/reference/pages.ts";

const root = join(import.meta.dirname, "../..");
const pages = await referencePages(root);

describe("docs/reference", () => {
  test("has the pages that npm run reference writes, and no others", () => {
    const written = globSync("docs/reference/*.md", { cwd: root }).sort();
    expect(written).toEqual(Object.keys(pages).sort());
    expect(written.length).toBeGreaterThan(5);
  });

  test.each(Object.entries(pages))("%s is what npm run reference writes", (path, text) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });
});

describe("of a planted source", () => {
  const folder = mkdtempSync(join(tmpdir(), "caravan-reference-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "tsconfig.json"), '{ "compilerOptions": { "strict": true } }');
  writeFileSync(
    join(folder, "a.ts"),
    `/** Adds.
 * @throws RangeError beyond 2^53
 * @example
 * add(1, 2); // 3
 */
export const add = (a: number, b = 1): number => a + b;
const hidden = () => 1;
export function twice<T>({ of }: { of: T }) {
  return [of, of] as const;
}
export const value = hidden();
export type Kind = "a";
`,
  );

  test("functions are found with signature, comment and examples; nothing else is", () => {
    expect(exportedFunctions(folder, ["a.ts"])).toEqual([
      {
        name: "add",
        file: "a.ts",
        declaration: "declare function add(a: number, b?: number): number;",
        comment: "Adds.\n\n*throws*: RangeError beyond 2^53",
        examples: ["add(1, 2); // 3"],
      },
      {
        name: "twice",
        file: "a.ts",
        declaration: "declare function twice<T>(input: { of: T }): readonly [T, T];",
        comment: "",
        examples: [],
      },
    ]);
  });
});
