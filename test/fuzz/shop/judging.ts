/** Whether a response is one that the document announces. */
import { gunzipSync, brotliDecompressSync } from "node:zlib";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { document, resolved, type Operation, type Schema } from "../generate/document.ts";
import type { Exchange } from "./sending.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema({ $id: "api", components: document.components });

const compiled = new Map<Schema, ValidateFunction>();
/** References are to the document. */
const absolute = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, one]: [string, unknown]) => [
      name,
      name === "$ref" && typeof one === "string" ? one.replace(/^#/u, "api#") : absolute(one),
    ]),
  );
};
const checkOf = (schema: Schema): ValidateFunction => {
  const known = compiled.get(schema) ?? ajv.compile(absolute(schema) as object);
  compiled.set(schema, known);
  return known;
};

const issuesMax = 20;
const bytesMax = 64 * 1024;

const unpacked = ({ received: { headers, bytes } }: Exchange): Buffer => {
  const coding = headers["content-encoding"];
  if (bytes.length === 0 || coding === undefined) return bytes;
  return coding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes);
};

const mediaType = (header: string | undefined): string =>
  (header ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

const parsed = (text: string): { readonly value?: unknown; readonly fault?: string } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: `a body that is no JSON: ${text.slice(0, 100)}` };
  }
};

/** What is wrong with a refusal whatever its operation is. */
const refusalFaults = (value: unknown, status: number, bytes: number): string[] => {
  const problem = value as { status?: unknown; errors?: readonly unknown[] };
  return [
    ...(problem.status === status ? [] : [`a problem of status ${String(problem.status)}`]),
    ...((problem.errors?.length ?? 0) <= issuesMax ? [] : [`${problem.errors?.length} issues`]),
    ...(bytes <= bytesMax ? [] : [`a refusal of ${bytes} bytes`]),
  ];
};

const bodyFaults = (
  exchange: Exchange,
  content: Readonly<Record<string, { schema?: Schema }>>,
): string[] => {
  const { status, headers } = exchange.received;
  const type = mediaType(headers["content-type"]);
  const schema = Object.entries(content).find(([name]) => mediaType(name) === type)?.[1].schema;
  if (!schema) return [`the undocumented media type "${type}"`];
  const bytes = unpacked(exchange);
  if (!type.endsWith("json")) return [];
  const { value, fault } = parsed(bytes.toString());
  if (fault) return [fault];
  const check = checkOf(schema);
  const broken = check(value)
    ? []
    : [`a body that breaks its schema: ${ajv.errorsText(check.errors)}`];
  return status >= 400 ? [...broken, ...refusalFaults(value, status, bytes.length)] : broken;
};

/** A body that breaks its own schema was taken all the same. */
const tooLenient = ({ operation, one, body, received }: Exchange): string[] => {
  if (!operation.body || received.status >= 300 || body === undefined) return [];
  // What PATCH leaves out stays; a field of null goes.
  const check = checkOf(operation.body);
  return check(body)
    ? []
    : [`accepted what breaks its schema: ${ajv.errorsText(check.errors)} ${one.contentType ?? ""}`];
};

const statusOf = ({ responses }: Operation, status: number) => {
  const found = Object.hasOwn(responses, status) ? responses[status] : undefined;
  return found && resolved(found);
};

/** Sent with every response that documents them; others depend on the request. */
const always = ["ETag", "Location", "Retry-After"];

/** Headers that are announced and not sent. */
const headerFaults = (
  { received: { headers } }: Exchange,
  documented: Readonly<Record<string, unknown>> = {},
): string[] =>
  always
    .filter((name) => Object.hasOwn(documented, name) && headers[name.toLowerCase()] === undefined)
    .map((name) => `no ${name}`);

/** The faults of a response; none when it is as it must be. */
export const faultsIn = (exchange: Exchange): string[] => {
  const { operation, received } = exchange;
  const { status, bytes } = received;
  if (status >= 500) return [`status ${status}: ${bytes.toString().slice(0, 300)}`];
  const response = statusOf(operation, status);
  if (!response) return [`the undocumented status ${status}: ${bytes.toString().slice(0, 300)}`];
  const missing = headerFaults(exchange, response.headers);
  if (!response.content)
    return bytes.length === 0 ? missing : ["a body where none is documented", ...missing];
  return [...bodyFaults(exchange, response.content), ...tooLenient(exchange), ...missing];
};

/** The value of a body of 2xx; undefined: it has none. */
export const valueOf = (exchange: Exchange): unknown => {
  const { status, headers } = exchange.received;
  const json = mediaType(headers["content-type"]).endsWith("json");
  return json && status < 300 ? parsed(unpacked(exchange).toString()).value : undefined;
};
