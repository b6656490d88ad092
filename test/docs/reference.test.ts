/** docs/reference/ is what dev/reference makes of the source. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { exportedFunctions } from "../../dev/reference/exported.ts";
import { platformFunctions, referencePages } from "../../dev/reference/pages.ts";

const root = join(import.meta.dirname, "../..");
const bigints = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}n` : value;
const functions = platformFunctions(root);
const pages = await referencePages(functions);

describe("docs/reference", () => {
  test("has the pages that npm run reference writes, and no others", () => {
    const written = globSync("docs/reference/*.md", { cwd: root }).sort();
    expect(written).toEqual(Object.keys(pages).sort());
    expect(written.length).toBeGreaterThan(5);
  });

  test("every exported function is on a page, and has a doc comment", () => {
    const shown = Object.values(pages).join("\n");
    const sections = [...shown.matchAll(/^### (.+)$/gmu)].map(([, name]) => name);
    expect(sections.sort()).toEqual(functions.map(({ name }) => name).sort());
    const silent = functions.filter(({ comment }) => comment === "");
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  test.each(Object.entries(pages))("%s is what npm run reference writes", (path, text) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });
});

/** `call // result` of doc comments, evaluated with what the file exports. */
const evaluated = async (file: string, example: string): Promise<[unknown, unknown][]> => {
  const own = (await import(join(root, file))) as Record<string, unknown>;
  const run = (code: string): unknown =>
    new Function(...Object.keys(own), `return (${code});`)(...Object.values(own));
  return example.split("\n").flatMap((line) => {
    const [, code, result] = /^(.+?) \/\/ (.+)$/u.exec(line) ?? [];
    return code === undefined || result === undefined ? [] : [[run(code), run(result)]];
  });
};

describe("examples in doc comments of pure functions", () => {
  const pure = functions
    .filter(({ file }) => /^platform\/(?:kernel\/|contract\/money)/u.test(file))
    .flatMap(({ name, file, examples }) => examples.map((one) => [name, file, one] as const));

  test.each(pure)("of %s give what they say", async (_, file, example) => {
    for (const [actual, expected] of await evaluated(file, example)) {
      expect(JSON.stringify([actual], bigints)).toBe(JSON.stringify([expected], bigints));
    }
  });

  test("are many, and a wrong one is found", async () => {
    expect(pure.length).toBeGreaterThan(25);
    const [[actual, expected] = []] = await evaluated(
      "platform/kernel/addresses/country.ts",
      'isCountry("XX") // true',
    );
    expect(actual).not.toEqual(expected);
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
