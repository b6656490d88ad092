import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const root = join(import.meta.dirname, "../../..");
const linesMax = 90;

test(`the median file of services, mixins and platform has at most ${linesMax} lines`, () => {
  const sizes = globSync("{services,mixins,platform}/**/*.ts", { cwd: root })
    .map((path) => readFileSync(join(root, path), "utf8").split("\n").length - 1)
    .sort((a, b) => a - b);
  expect(sizes.length).toBeGreaterThan(10);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(linesMax);
});
