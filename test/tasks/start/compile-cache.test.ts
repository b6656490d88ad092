import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";

const root = resolve(import.meta.dirname, "../../..");
const program = `
import { getCompileCacheDir } from "node:module";
process.stdout.write(String(getCompileCacheDir()));`;

const folderOf = (env: Record<string, string>): string =>
  execFileSync(
    process.execPath,
    ["--import", "./tasks/compile-cache.js", "--input-type=module", "-e", program],
    { cwd: root, env: { ...process.env, NODE_COMPILE_CACHE: "", ...env }, encoding: "utf8" },
  );

describe("what node compiled is kept for later starts", () => {
  test("among what npm ci installs, and not where others can write", () => {
    expect(folderOf({})).toContain(join(root, "node_modules/.cache/compiled"));
  });

  test("NODE_DISABLE_COMPILE_CACHE=1 turns it off", () => {
    expect(folderOf({ NODE_DISABLE_COMPILE_CACHE: "1" })).toBe("undefined");
  });

  test("npm start and the image begin with it", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: { start: string };
    };
    expect(scripts.start).toContain("--import ./tasks/compile-cache.js tasks/start.ts");
    const image = readFileSync(join(root, "deploy/Dockerfile"), "utf8");
    expect(image).toContain('"--import", "./tasks/compile-cache.js", "tasks/start.ts"');
  });
});
