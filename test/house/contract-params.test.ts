import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { TSchema } from "../../platform/contract/contract.ts";
import { toRules } from "../../platform/contract/rules.ts";
import { compare } from "../platform/contract/compare-rules.ts";

const services = fileURLToPath(new URL("../../services/", import.meta.url));
const contracts = readdirSync(services, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".contract.ts"))
  .sort();
const isAction = (value: unknown): value is { name: string; params: TSchema } =>
  (value as { kind?: unknown } | undefined)?.kind === "action";

describe("the rules refuse exactly what the schema refuses, and so for the params of every action", () => {
  for (const path of contracts) {
    test(path, async () => {
      const module = (await import(pathToFileURL(join(services, path)).href)) as object;
      for (const { params } of Object.values(module).filter(isAction)) {
        const { passed } = compare(params, toRules(params), (value) => value, 400);
        expect(passed).toBeGreaterThan(0);
      }
    });
  }
});
