/** Examples of operations, found beside the contracts; `npm run examples` writes them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Examples } from "./domain/openapi/examples.ts";

const root = join(import.meta.dirname, "..");

/** Paths of `<noun>/examples.json`; a service need not have one. */
export const exampleFiles = (): readonly string[] =>
  globSync("*/examples.json", { cwd: root }).sort();

/** Those of every service, by operationId. */
export const readExamples = (): Examples =>
  Object.fromEntries(
    exampleFiles().flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(root, file), "utf8")) as Examples),
    ),
  );
