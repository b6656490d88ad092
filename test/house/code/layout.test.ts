import { expect, test } from "@jest/globals";
import { readTree } from "../../../dev/check/inputs.ts";
import { clean, compare, judge } from "./rules/allowances.ts";
import { fileNameFaults, fullFolders } from "./rules/layout.ts";
import { root } from "./rules/sources.ts";

/** Planted violations, and stores as they were named when they were written. */
const asWritten = ["test/house/planted/", "test/fixtures/"];
const paths = [...readTree(root).keys()].filter(
  (path) => !asWritten.some((folder) => path.startsWith(folder)),
);

test("files are named in kebab-case, with suffixes of the list", () => {
  expect(judge("file names", fileNameFaults(paths))).toEqual(clean);
  expect(paths.length).toBeGreaterThan(500);
});

test("no folder holds more files than a reader takes in", () => {
  expect(judge("full folders", fullFolders(paths))).toEqual(clean);
});

test("a planted name is found", () => {
  const planted = [
    ...["services/carts/carts.service.ts", "README.md", ".env.example", "deploy/Dockerfile"],
    ...["docs/decisions/0001-one.md", "test/a.test.ts", "dev/check.ts", "deploy/nats/nats.conf"],
    ...["services/carts/cartView.ts", "services/carts/carts.facts.ts", "test/a.spec.ts"],
    ...["bench/Shop.bench.ts", "dev/my_folder/a.ts", "platform/a.cases.test.ts"],
  ];
  expect(fileNameFaults(planted)).toEqual([
    "services/carts/cartView.ts: cartView",
    "services/carts/carts.facts.ts: .facts",
    "test/a.spec.ts: .spec",
    "bench/Shop.bench.ts: Shop",
    "dev/my_folder/a.ts: my_folder",
  ]);
});

test("a planted full folder is found", () => {
  const files = (folder: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${folder}/f${i}.ts`.replace("./", ""));
  const planted = [
    ...files("services/carts", 16),
    ...files("services/orders", 15),
    ...files("services/orders/domain", 15),
    ...files("docs/decisions", 40),
    ...files(".", 30),
  ];
  expect(fullFolders(planted)).toEqual(["services/carts: 16"]);
});

test("an offence that is not allowed is found, and an allowance without an offence", () => {
  expect(compare(["a.ts: one", "b.ts: two"], ["b.ts: two", "c.ts: three"])).toEqual({
    offences: ["a.ts: one"],
    unneeded: ["c.ts: three"],
  });
  expect(compare(["a.ts: one"], ["a.ts: one"])).toEqual(clean);
});
