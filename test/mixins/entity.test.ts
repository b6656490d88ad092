import { afterAll, beforeAll, describe } from "@jest/globals";
import { startCopies } from "../support/copies.ts";
import { findMongod, startMongod, type Mongod } from "../support/parts/mongod.ts";
import { entityCases, entityDeclarations } from "./entity.cases.ts";

const bin = findMongod();
if (!bin) process.stdout.write("No mongod found: the entity's cases on MongoDB are skipped.\n");

describe("an entity", entityDeclarations);
describe("an entity in SQLite", () => entityCases());
(bin ? describe : describe.skip)("an entity in MongoDB", () => {
  let mongod: Mongod;
  beforeAll(async () => {
    mongod = await startMongod(bin as string);
  }, 90_000);
  entityCases(async (schemas) => {
    const [copy] = await startCopies(schemas, (name) => mongod.url(name), 1);
    if (!copy) throw new Error("no copy started");
    return copy;
  });
  // After the cases' own: those stop the services first.
  afterAll(() => mongod.stop());
});
