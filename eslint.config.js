import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

const source = ["services/**/*.ts", "mixins/**/*.ts", "platform/**/*.ts"];
const pure = ["platform/kernel/**/*.ts", "platform/contract/**/*.ts", "platform/domain/**/*.ts"];
const settings = ["**/*.settings.ts"];

const ban = (selector, message) => ({ selector, message });
const asData = "Pure: time, ids and chance arrive as data.";

/** Beyond what tsc's erasableSyntaxOnly refuses, so that an editor says it first. */
const erasable = [
  ban("TSEnumDeclaration", "Erasable TypeScript only: a union of strings instead of an enum."),
  ban("TSModuleDeclaration[kind='namespace']", "Erasable TypeScript only: no namespaces."),
  ban("Decorator", "Erasable TypeScript only: no decorators."),
  ban("TSParameterProperty", "Erasable TypeScript only: no parameter properties."),
];
const environment = [
  ban(
    "MemberExpression[object.name='process'][property.name='env']",
    "Only *.settings.ts and moleculer.config.ts read the environment.",
  ),
];
const outside = [
  ban(
    "BinaryExpression[operator='in']:not([left.type='Literal']):not([left.type='PrivateIdentifier'])",
    "A name from outside is inherited, too (`toString`): Object.hasOwn, or a Map.",
  ),
];
const world = [
  ban("AwaitExpression, ForOfStatement[await=true], :function[async=true]", "Pure: nothing waits."),
  ban("ImportExpression", "Pure: imports are static."),
  ban("NewExpression[callee.name='Date'][arguments.length=0]", asData),
  ban("CallExpression[callee.name='Date']", asData),
  ban("MemberExpression[object.name='Date'][property.name='now']", asData),
  ban("MemberExpression[object.name='Math'][property.name='random']", asData),
];
const decisions = [
  ban("ThrowStatement", "Pure: a refusal is a fault, returned."),
  ban("ClassDeclaration, ClassExpression", "Pure: state is data, behaviour is functions."),
];
const worldGlobals = [
  ...["process", "console", "fetch", "performance", "crypto", "globalThis"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask"],
  ...["clearTimeout", "clearInterval", "clearImmediate"],
].map((name) => ({ name, message: asData }));

export default defineConfig(
  globalIgnores([
    "node_modules/",
    ".cache/",
    "data/",
    "coverage/",
    "packages/sdk/src/schema.ts",
    "packages/sdk/dist/",
    "test/house/planted/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    rules: {
      // tsc does these better.
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": "off",
      "@typescript-eslint/no-explicit-any": "off",
      // Said by `erasable` below.
      "@typescript-eslint/no-namespace": "off",
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", ...erasable],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: false }],
    },
  },
  {
    // Seen while typing; test/house/code/patterns.test.ts analyses each pattern as a whole.
    files: [...source, "tasks/**/*.ts", "dev/**/*.ts", "moleculer.config.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    files: [...source, "tasks/**/*.ts", "moleculer.config.ts"],
    rules: {
      complexity: ["error", 10],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: false }],
    },
  },
  {
    files: source,
    rules: { "@typescript-eslint/no-explicit-any": "error" },
  },
  {
    files: source,
    ignores: settings,
    rules: {
      "no-restricted-syntax": ["error", ...erasable, ...environment, ...outside],
      "no-restricted-imports": ["error", "node:process", "process"],
    },
  },
  {
    files: pure,
    rules: {
      "no-restricted-syntax": ["error", ...erasable, ...environment, ...outside, ...world],
      "no-restricted-globals": ["error", ...worldGlobals],
    },
  },
  {
    files: ["services/*/domain/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...erasable, ...outside, ...world, ...decisions],
      "no-restricted-globals": ["error", ...worldGlobals],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    extends: [js.configs.recommended],
    rules: { "no-undef": "off", "no-empty": ["error", { allowEmptyCatch: false }] },
  },
);
