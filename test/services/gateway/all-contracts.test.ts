import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { contracts, findContracts } from "../../../services/gateway/all-contracts.ts";
import { serviceOf } from "../../../services/gateway/domain/catalogue.ts";
import { serviceNames } from "../../../tasks/start/services.ts";

const folders: string[] = [];
/** A folder of services with these files. */
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "caravan-contracts-"));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const declaring = (name: string): string =>
  `export const contract = { actions: { get: { name: "${name}.get" } }, events: {}, faults: {} };`;

test("every service's contract is found once, by name", () => {
  expect(contracts.map(serviceOf)).toEqual(serviceNames());
});

test("a new folder's contract is found, and its other contracts are not", async () => {
  const folder = folderOf({
    "reviews/reviews.contract.ts": declaring("reviews"),
    "reviews/stars.contract.ts": declaring("stars"),
    "reviews/domain/reviews.contract.ts": declaring("deep"),
    "carts/carts.contract.ts": declaring("carts"),
    "carts/v2/carts.contract.ts": declaring("carts2"),
  });
  const found = await findContracts(folder);
  expect(found.map(serviceOf)).toEqual(["carts", "carts2", "reviews"]);
});

test("a file without a contract is named", async () => {
  const folder = folderOf({ "reviews/reviews.contract.ts": "export const contracts = {};" });
  await expect(findContracts(folder)).rejects.toThrow(
    "services/reviews/reviews.contract.ts exports no `contract`",
  );
});
