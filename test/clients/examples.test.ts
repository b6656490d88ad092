/** What the API document shows as examples is what a shop takes and responds with. */
import { expect, test } from "@jest/globals";
import { recorded } from "../../dev/examples/recorded.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { exampleFiles, readExamples } from "../../services/gateway/all-examples.ts";
import type { Example } from "../../services/gateway/domain/openapi/examples.ts";
import { operationIdOf } from "../../services/gateway/domain/openapi/names.ts";

/** Every field of a body with the type of its value, sorted; which of a list's items came first does not count. */
const fieldsOf = (value: unknown, at = ""): string[] => {
  if (Array.isArray(value)) {
    return [...new Set([`${at}[]`, ...value.flatMap((one) => fieldsOf(one, `${at}[]`))])].sort();
  }
  if (typeof value !== "object" || value === null)
    return [`${at} ${value === null ? "null" : typeof value}`];
  return Object.entries(value)
    .flatMap(([name, one]) => fieldsOf(one, `${at}/${name}`))
    .sort();
};

/** Which number an id has depends on how many others came before. */
const withoutNumbers = (parameters: Example["parameters"]) =>
  JSON.parse(JSON.stringify(parameters ?? {}).replaceAll(/(?<=[a-z]_)[0-9a-z]{26}/gu, "made"));

const shown = ({ parameters, request, responses }: Example) => ({
  parameters: withoutNumbers(parameters),
  request,
  responses: Object.fromEntries(
    Object.entries(responses).map(([status, body]) => [status, fieldsOf(body)]),
  ),
});

test("a shop takes every example and responds with these fields (npm run examples writes them) (E.3)", async () => {
  const written = Object.entries(readExamples()).map(([id, one]) => [id, shown(one)]);
  const now = Object.entries(await recorded()).map(([id, one]) => [id, shown(one)]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(now));
  const services = exampleFiles().map((file) => file.split(/[/\\]/u)[0]);
  expect(services.length).toBeGreaterThanOrEqual(12);
  const operations = contracts
    .flatMap(({ actions }) => Object.values(actions))
    .filter(({ rest, name }) => rest && services.includes(name.split(".")[0]))
    .map(operationIdOf);
  expect(written.map(([id]) => id).sort()).toEqual(operations.sort());
}, 180_000);
