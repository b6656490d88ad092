import { execFile } from "node:child_process";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { readTree } from "../../dev/check/inputs.ts";
import { planOf } from "../../dev/check/steps.ts";

type Verdicts = Record<string, readonly (readonly [rule: string, message: string])[]>;
type Sample = readonly [name: string, path: string, code: string, rule: string, message: string];

const root = join(import.meta.dirname, "../..");

/** ESLint loads its config by dynamic import, so it runs in a process of its own, once for all samples. */
const program = `
import { ESLint } from "eslint";
let input = "";
for await (const chunk of process.stdin) input += chunk;
const eslint = new ESLint();
const verdicts = {};
for (const { name, path, code } of JSON.parse(input)) {
  const [result] = await eslint.lintText(code, { filePath: path });
  verdicts[name] = result.messages.map(({ ruleId, message }) => [ruleId ?? "parser", message]);
}
process.stdout.write(JSON.stringify(verdicts));
`;

const run = (args: readonly string[], input = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { cwd: root, maxBuffer: 2 ** 28 };
    const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (stdout.startsWith("[") || stdout.startsWith("{")) resolve(stdout);
      else reject(new Error(stderr || stdout, { cause: error }));
    });
    child.stdin?.end(input);
  });

const cart = "services/carts/domain/cart.ts";
const store = "services/carts/carts.store.ts";
const kernel = "platform/kernel/id.ts";
const task = "tasks/seed.ts";
const syntax = "no-restricted-syntax";
const globals = "no-restricted-globals";

const branches = Array.from({ length: 10 }, (_, i) => `if (n === ${i}) return ${i};`).join(" ");
const branchy = `export const f = (n: number) => { ${branches} return n; };`;
const longFile = Array.from({ length: 301 }, (_, i) => `export const n${i} = ${i};`).join("\n");
const longFunction = `export const f = () => [\n${"  1,\n".repeat(60)}];`;

const budgets: Sample[] = [
  ...[
    "services/carts/carts.service.ts",
    "mixins/a.mixin.ts",
    "platform/storage/a.ts",
    task,
    "moleculer.config.ts",
  ].flatMap((path): Sample[] => [
    [`a long file in ${path}`, path, longFile, "max-lines", "Maximum allowed is 300"],
    [`a long function in ${path}`, path, longFunction, "max-lines-per-function", "is 60"],
    [`a branchy function in ${path}`, path, branchy, "complexity", "Maximum allowed is 10"],
  ]),
  ["a long test", "test/a.test.ts", longFile, "max-lines", "Maximum allowed is 300"],
];

const everywhere: Sample[] = [
  ["an enum", task, "export enum A { B }", syntax, "union of strings"],
  ["a namespace", task, "namespace A { export const b = 1; }\nexport { A };", syntax, "namespaces"],
  ["a decorator", task, "const d = () => {};\n@d class A {}\nexport { A };", syntax, "decorators"],
  [
    "a parameter property",
    task,
    "export class A { constructor(readonly b: number) {} }",
    syntax,
    "parameter properties",
  ],
  ["an empty catch", task, "try { f(); } catch {}\nfunction f() {}", "no-empty", "Empty"],
  [
    "an any",
    store,
    "export const f = (a: any) => a;",
    "@typescript-eslint/no-explicit-any",
    "Unexpected any",
  ],
  [
    "an any in a mixin",
    "mixins/a.mixin.ts",
    "export const f = (a: any) => a;",
    "@typescript-eslint/no-explicit-any",
    "Unexpected any",
  ],
  ["the environment in a store", store, "export const e = process.env;", syntax, "settings"],
  [
    "the environment by import",
    store,
    'import { env } from "node:process";\nexport const e = env;',
    "no-restricted-imports",
    "node:process",
  ],
];

const outside: Sample[] = [
  ...[cart, store, kernel, "mixins/a.mixin.ts"].map((path): Sample => [
    `a name from outside in ${path}`,
    path,
    "export const f = (name: string, o: object) => name in o;",
    syntax,
    "Object.hasOwn",
  ]),
  [
    "nested quantifiers",
    store,
    "export const f = (text: string) => /^(?:a+)+$/u.test(text);",
    "regexp/no-super-linear-backtracking",
    "backtracking",
  ],
  [
    "quantifiers that exchange characters",
    task,
    "export const f = (text: string) => /^a\\s*=?\\s*b$/u.test(text);",
    "regexp/no-super-linear-backtracking",
    "backtracking",
  ],
  [
    "a quantifier that begins anywhere",
    store,
    'export const f = (text: string) => text.replace(/-+$/u, "");',
    "regexp/no-super-linear-move",
    "quadratic",
  ],
];

const impure = [cart, kernel].flatMap((path): Sample[] => [
  [
    `await in ${path}`,
    path,
    "export const f = (p: Promise<1>) => { for (const a of [1]) void a; return p; };\nawait f(Promise.resolve(1));",
    syntax,
    "nothing waits",
  ],
  [`async in ${path}`, path, "export const f = async () => 1;", syntax, "nothing waits"],
  [`import() in ${path}`, path, 'export const f = () => import("./a.ts");', syntax, "static"],
  [`new Date() in ${path}`, path, "export const f = () => new Date();", syntax, "as data"],
  [`Date() in ${path}`, path, "export const f = () => Date();", syntax, "as data"],
  [`Date.now in ${path}`, path, "export const f = () => Date.now();", syntax, "as data"],
  [`Math.random in ${path}`, path, "export const f = () => Math.random();", syntax, "as data"],
  ...[
    ...["process", "console", "fetch", "performance", "crypto", "globalThis"],
    ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask"],
    ...["clearTimeout", "clearInterval", "clearImmediate"],
  ].map((name): Sample => [
    `${name} in ${path}`,
    path,
    `export const f = () => ${name};`,
    globals,
    `'${name}'`,
  ]),
]);

const decisions: Sample[] = [
  ["throw in a decision", cart, "export const f = () => { throw 1; };", syntax, "fault, returned"],
  ["class in a decision", cart, "export class A {}", syntax, "behaviour is functions"],
  ["class expression in a decision", cart, "export const A = class {};", syntax, "functions"],
];

const refused = [...budgets, ...everywhere, ...outside, ...impure, ...decisions];

const allowed: readonly (readonly [name: string, path: string, code: string])[] = [
  ["a date from data", cart, "export const f = (at: string) => new Date(at).getTime();"],
  ["Math.round in a decision", cart, "export const f = (n: number) => Math.round(n);"],
  ["throw in the kernel", kernel, 'export const f = () => { throw new Error("no"); };'],
  [
    "the environment in settings",
    "services/carts/carts.settings.ts",
    "export const e = process.env;",
  ],
  ["the environment in the config", "moleculer.config.ts", "export const e = process.env;"],
  ["the clock outside the domain", store, "export const f = async () => Date.now();"],
  ["a name of ours", store, 'export const f = (o: object) => "name" in o;'],
  ["a pattern without a choice", store, "export const f = (t: string) => /^[a-z]+$/u.test(t);"],
  ["a long function in a test", "test/a.test.ts", longFunction],
  ["an any in a test", "test/a.test.ts", "export const f = (a: any) => a;"],
];

test("the house is clean", async () => {
  // With the cache of `npm run check`, by content: what passed there is not read again.
  const { lint } = planOf(root, readTree(root)).steps;
  const results = JSON.parse(await run([...lint.args, "--format", "json"])) as {
    filePath: string;
    messages: { line: number; ruleId: string | null; message: string }[];
  }[];
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, message }) => `${relative(root, filePath)}:${line} ${ruleId} ${message}`,
    ),
  );
  expect(found).toEqual([]);
  expect(results.length).toBeGreaterThan(20);
});

describe("a planted sample", () => {
  let verdicts: Verdicts = {};
  beforeAll(async () => {
    const samples = [...refused, ...allowed].map(([name, path, code]) => ({ name, path, code }));
    const args = ["--input-type=module", "--eval", program];
    verdicts = JSON.parse(await run(args, JSON.stringify(samples))) as Verdicts;
  });

  test.each(refused)("%s is refused", (name, _path, _code, rule, message) => {
    const found = verdicts[name] ?? [];
    expect([...new Set(found.map(([id]) => id))]).toEqual([rule]);
    expect(found.map(([, text]) => text).join("\n")).toMatch(new RegExp(message));
  });

  test.each(allowed)("%s is allowed", (name) => {
    expect(verdicts[name]).toEqual([]);
  });
});
