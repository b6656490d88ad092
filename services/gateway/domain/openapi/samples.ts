/** A value of a schema, for examples of refusals. */
import type { TSchema } from "../../../../platform/contract/contract.ts";
import type { Json } from "./components.ts";

const id = (prefix: string): string => `${prefix}_01kb9w5d00e5f8r30100000000`;

/** Texts of facts, by the name of the field. */
const byName: ReadonlyMap<string, string> = new Map([
  ["sku", "MUG-BLUE"],
  ["orderId", id("ord")],
  ["cartId", id("cart")],
  ["paymentId", id("pay")],
  ["productId", id("prod")],
  ["currency", "EUR"],
  ["country", "DE"],
]);

const byFormat: ReadonlyMap<unknown, string> = new Map([
  ["date-time", "2026-11-27T09:30:00.000Z"],
  ["date", "2026-11-27"],
  ["email", "ada@example.org"],
  ["uri", "https://shop.example/"],
]);

const byPattern: ReadonlyMap<unknown, string> = new Map([
  ["^[A-Z]{3}$", "EUR"],
  ["^[A-Z]{2}$", "DE"],
]);

const textOf = (schema: TSchema, name: string): string =>
  byFormat.get(schema["as"]) ?? byName.get(name) ?? byPattern.get(schema["pattern"]) ?? name;

const partsOf = (schema: TSchema): Json =>
  Object.fromEntries(
    Object.entries((schema["properties"] ?? {}) as Record<string, TSchema>).map(([name, one]) => [
      name,
      sampleOf(one, name),
    ]),
  );

const byType: ReadonlyMap<unknown, (schema: TSchema, name: string) => Json> = new Map<
  unknown,
  (schema: TSchema, name: string) => Json
>([
  ["string", textOf],
  ["integer", ({ minimum }) => Number(minimum ?? 1)],
  ["number", ({ minimum }) => Number(minimum ?? 1)],
  ["boolean", () => true],
  ["array", ({ items }, name) => [sampleOf(items as TSchema, name)]],
  ["object", partsOf],
]);

/** A value that the schema takes; `name`: of the field it stands in. */
export const sampleOf = (schema: TSchema, name: string): Json => {
  const { const: only, enum: values, anyOf, examples } = schema;
  if (Array.isArray(examples)) return examples[0] as Json;
  if (only !== undefined) return only as Json;
  if (Array.isArray(values)) return values[0] as Json;
  if (Array.isArray(anyOf)) return sampleOf(anyOf[0] as TSchema, name);
  return byType.get(schema["type"])?.(schema, name) ?? null;
};
