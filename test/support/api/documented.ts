/** Holds what a shop responds with to the API document: operations, statuses, codes, facts and bodies. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Client, Reply } from "../client.ts";

interface Media {
  readonly schema: object;
}
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Media>> }>
  >;
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export const apiDocument = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "openapi.json"), "utf8"),
) as ApiDocument;

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(apiDocument, "api");
const compiled = new Map<string, ValidateFunction>();

const pointer = (parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");

const validatorAt = (parts: readonly string[]): ValidateFunction => {
  const ref = `api#/${parts.map((part) => encodeURIComponent(pointer([part]))).join("/")}`;
  const known = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, known);
  return known;
};

const patterns = Object.keys(apiDocument.paths)
  .map((path) => [path, new RegExp(`^${path.replaceAll(/\{\w+\}/gu, "[^/]+")}$`, "u")] as const)
  // `/me` before `/{id}`.
  .sort(([a], [b]) => a.replaceAll(/[^{]/gu, "").length - b.replaceAll(/[^{]/gu, "").length);

const pathOf = (url: string): string | undefined =>
  patterns.find(([, pattern]) => pattern.test(url.split("?")[0] as string))?.[0];

const checked = (parts: readonly string[], body: unknown): string[] => {
  const validate = validatorAt(parts);
  if (validate(body)) return [];
  return (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`).slice(0, 5);
};

const problem = ["components", "schemas", "Problem"];

/** What of a reply the document does not promise, a line each. */
export const undocumented = (method: string, url: string, { status, headers, body }: Reply) => {
  const path = pathOf(url);
  const verb = method.toLowerCase() === "head" ? "get" : method.toLowerCase();
  const operation = path === undefined ? undefined : apiDocument.paths[path]?.[verb];
  // A problem of no operation: an unknown route, another method.
  if (!operation || path === undefined) return status >= 400 ? checked(problem, body) : [];
  const response = operation.responses[String(status)];
  if (!response) return [`${operation.operationId} does not list the status ${status}`];
  const type = headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  const names = Object.keys(response.content ?? {});
  if (names.length === 0)
    return body === "" ? [] : [`${operation.operationId} ${status} has no body`];
  const name = names.find((one) => one.split(";")[0] === type);
  if (name === undefined) return [`${operation.operationId} ${status} is no ${type}`];
  if (!type.endsWith("json")) return [];
  return checked(
    ["paths", path, verb, "responses", String(status), "content", name, "schema"],
    body,
  );
};

/** The client; a reply that the document does not promise rejects. */
export const documented = ({ request, staff }: Client): Client => {
  const held =
    (ask: Client["request"]): Client["request"] =>
    async (method, path, body, headers) => {
      const reply = await ask(method, path, body, headers);
      const found = undocumented(method, path, reply);
      if (found.length > 0) {
        const text = JSON.stringify(reply.body).slice(0, 500);
        throw new Error(`${method} ${path} ${reply.status}: ${found.join("; ")}: ${text}`);
      }
      return reply;
    };
  return { request: held(request), staff: held(staff) };
};
