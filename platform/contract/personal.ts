/** What says who a person is, field by field: marked in the schemas, blanked where the person is erased. */
import type { TSchema } from "@sinclair/typebox";
import { ownValue } from "../kernel/own-value.ts";

/** The option of a schema whose values say who somebody is: `Type.String({ ...personal })`. */
export const personal = { personal: true } as const;

/** In the place of an address where one must be: nobody's. */
const noAddress = "erased@erased.invalid";

const blank = (schema: TSchema): string => {
  if (schema["as"] === "email") return schema["pattern"] === undefined ? "" : noAddress;
  return Number(schema["minLength"] ?? 0) > 0 ? "erased" : "";
};

/** A field without the person; undefined: it goes. */
const blanked = (schema: TSchema, value: unknown, required: boolean): unknown => {
  if (schema["personal"] === true) return required ? blank(schema) : undefined;
  return withoutPerson(schema, value);
};

/**
 * A value without what its schema marks as personal: optional fields go, required ones are blank, and it fits the schema still.
 * @example withoutPerson(Address, address)
 */
export const withoutPerson = <T>(schema: TSchema, value: T): T => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = schema["items"] as TSchema | undefined;
    return items ? (value.map((item: unknown) => withoutPerson(items, item)) as T) : value;
  }
  const fields = (schema["properties"] ?? {}) as Record<string, TSchema>;
  const required = (schema["required"] ?? []) as readonly string[];
  const entries = Object.entries(value).flatMap(([name, field]) => {
    const of = ownValue(fields, name);
    const after: unknown = of ? blanked(of, field, required.includes(name)) : field;
    return after === undefined ? [] : [[name, after] as const];
  });
  return Object.fromEntries(entries) as T;
};

/** Paths of the fields that a schema marks, those of members of lists without a number: `shippingAddress.name`. */
export const personalPaths = (schema: TSchema): readonly string[] => {
  const fields = Object.entries((schema["properties"] ?? {}) as Record<string, TSchema>);
  const items = schema["items"] as TSchema | undefined;
  return [
    ...(items ? personalPaths(items) : []),
    ...fields.flatMap(([name, of]) =>
      of["personal"] === true ? [name] : personalPaths(of).map((path) => `${name}.${path}`),
    ),
  ];
};

/** A value without the fields that are marked or that hold marked ones. */
export const withoutPersonalFields = <T extends object>(schema: TSchema, value: T): T => {
  const names = new Set(personalPaths(schema).map((path) => path.split(".")[0]));
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name))) as T;
};
