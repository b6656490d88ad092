/** Examples of the API document are of its schemas, and none is missing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { exampleFiles } from "../../../services/gateway/all-examples.ts";

interface Media {
  readonly schema: object;
  readonly example?: unknown;
}
type Content = Readonly<Record<string, Media>>;
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly (Media & { readonly name: string; readonly required?: boolean })[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly examples?: readonly unknown[] }>>;
  };
}

const file = join(import.meta.dirname, "../../../docs/openapi.json");
const document = JSON.parse(readFileSync(file, "utf8")) as Document;
const services = exampleFiles().map((path) => path.split(/[/\\]/u)[0] as string);
/** Of the services that have examples: a new one gets them when `dev/examples/tour` asks it. */
const operations = Object.values(document.paths)
  .flatMap((methods) => Object.values(methods))
  .filter(({ operationId }) => services.some((name) => operationId.startsWith(name)));

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat("date-time", (text: string) => new Date(text).toJSON() === text);
ajv.addFormat("date", (text: string) => new Date(text).toJSON().startsWith(text));
ajv.addFormat("email", /^[^@\s]+@[^@\s]+\.[^@\s]+$/u);
ajv.addFormat("uri", (text: string) => URL.canParse(text));
ajv.addFormat("uri-reference", (text: string) => URL.canParse(text, "https://shop.example"));
ajv.addFormat("binary", true);
ajv.addSchema(document, "api");

/** A schema of the document, its references absolute. */
const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;

/** What is wrong with an example, a line each. */
const faultsOf = (at: string, schema: object, example: unknown): string[] => {
  if (example === undefined) return [`${at} has no example`];
  const validate = ajv.compile(absolute(schema));
  if (validate(example)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${at}${instancePath} ${message}`,
  );
};
const contentFaults = (at: string, content: Content = {}): string[] =>
  Object.entries(content).flatMap(([type, { schema, example }]) =>
    faultsOf(`${at} ${type}`, schema, example),
  );

describe("examples of docs/openapi.json (E.3)", () => {
  test("every body that is sent has one, of its schema", () => {
    expect(
      operations.flatMap(({ operationId, requestBody }) =>
        contentFaults(operationId, requestBody?.content),
      ),
    ).toEqual([]);
    expect(operations.filter(({ requestBody }) => requestBody).length).toBeGreaterThan(20);
    expect(operations.length).toBeGreaterThanOrEqual(77);
  });

  test("every success with a body has one, of its schema", () => {
    const faults = operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) < 300)
        .flatMap(([status, { content }]) => contentFaults(`${operationId} ${status}`, content)),
    );
    expect(faults).toEqual([]);
  });

  test("every problem has one, of its schema", () => {
    const problems = Object.entries(document.components.schemas).filter(([name]) =>
      /Problem$/u.test(name),
    );
    const single = problems.filter(([, schema]) => !("oneOf" in schema));
    expect(
      single.flatMap(([name, schema]) => faultsOf(name, schema, schema.examples?.[0])),
    ).toEqual([]);
    expect(single.length).toBeGreaterThan(50);
  });

  test("every required parameter has one, and each is of its schema", () => {
    const faults = operations.flatMap(({ operationId, parameters }) =>
      parameters
        .filter(({ required, example }) => required || example !== undefined)
        .flatMap(({ name, schema, example }) =>
          faultsOf(`${operationId} ${name}`, schema, example),
        ),
    );
    expect(faults).toEqual([]);
  });

  test("a planted example is found", () => {
    const place = operations.find(({ operationId }) => operationId === "ordersPlace");
    const { schema } = place?.responses["201"]?.content?.["application/json"] as Media;
    expect(faultsOf("planted", schema, { id: 1 })).toContain("planted/id must be string");
    expect(faultsOf("planted", { type: "string", format: "date-time" }, "2026-02-30")).toEqual([
      'planted must match format "date-time"',
    ]);
  });
});
