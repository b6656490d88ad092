/** The operations of docs/openapi.json, as a client that has nothing else reads them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** JSON Schema 2020-12, as far as the document uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
}
interface Content {
  readonly schema?: Schema;
}
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}
export interface Response {
  readonly content?: Readonly<Record<string, Content>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}
interface Described {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, Content>>;
  };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}
export interface Operation extends Described {
  readonly method: string;
  /** `/v1/carts/{cartId}` */
  readonly path: string;
  readonly label: string;
  /** The schema of a JSON body; undefined: it takes none. */
  readonly body?: Schema;
  readonly parameters: readonly Parameter[];
}

type Tree = Readonly<Record<string, unknown>>;
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: Tree;
}

const file = join(import.meta.dirname, "..", "..", "..", "docs", "openapi.json");
export const document = JSON.parse(readFileSync(file, "utf8")) as ApiDocument;

const part = (tree: unknown, name: string): unknown => (tree as Tree | undefined)?.[name];
/** What a value stands for, through any number of references. */
export const resolved = <T extends object>(value: T): T => {
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref !== "string") return value;
  const steps = $ref.replace(/^#\//u, "").split("/");
  return resolved(steps.reduce<unknown>(part, document) as T);
};

const isJson = (type: string): boolean => /^application\/(?:[\w.-]+\+)?json$/u.test(type);

const operationOf = (path: string, method: string, described: Described): Operation => {
  const { parameters = [], requestBody, ...rest } = described;
  const content = requestBody && resolved(requestBody).content;
  const json = Object.entries(content ?? {}).find(([type]) => isJson(type))?.[1].schema;
  return {
    ...rest,
    path,
    method: method.toUpperCase(),
    label: `${method.toUpperCase()} ${path}`,
    parameters: parameters.map(resolved),
    ...(requestBody ? { requestBody: resolved(requestBody) } : {}),
    ...(json ? { body: json } : {}),
  };
};

/** What makes things first, what ends them last: the others meet things in every state. */
const phaseOf = ({ method, path }: Operation): number => {
  if (method === "DELETE") return 4;
  if (method === "POST") return path.endsWith("}") || /\}\/\w+$/u.test(path) ? 3 : 0;
  return method === "GET" ? 1 : 2;
};

/** Every operation. */
export const operations: readonly Operation[] = Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  )
  .sort((a, b) => phaseOf(a) - phaseOf(b));

/** The items below a collection: `/v1/carts` is `/v1/carts/{cartId}`. */
export const itemPathOf = (collection: string): string | undefined =>
  Object.keys(document.paths).find(
    (path) => path.startsWith(`${collection}/{`) && path.indexOf("/", collection.length + 1) === -1,
  );
