import type { CollectionDeclaration, Filter } from "../collection.ts";
import { ownValue } from "../../kernel/own-value.ts";
import { leadsToScalar, partsOf } from "./path.ts";

const known = new Set(["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists"]);

const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === "string" ||
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value));

const refuse = (path: string, why: string): never => {
  throw new Error(`Filter on "${path}": ${why}.`);
};

const checkOperator = (path: string, operator: string, value: unknown): void => {
  if (!known.has(operator)) refuse(path, `unknown operator "${operator}"`);
  if (operator === "$in" || operator === "$nin") {
    if (!Array.isArray(value) || !value.every(isScalar))
      refuse(path, `${operator} takes a list of scalars`);
  } else if (operator === "$exists") {
    if (typeof value !== "boolean") refuse(path, "$exists takes true or false");
  } else if (!isScalar(value)) refuse(path, `${operator} takes a scalar, not ${typeof value}`);
};

const checkCondition = (path: string, condition: unknown): void => {
  partsOf(path);
  if (isScalar(condition)) return;
  if (typeof condition !== "object" || Array.isArray(condition))
    refuse(path, `${typeof condition} is no condition`);
  const operators = Object.keys(condition as object);
  if (operators.length === 0) refuse(path, "no operator");
  for (const operator of operators)
    checkOperator(path, operator, ownValue(condition as Record<string, unknown>, operator));
};

/** Both stores take exactly the typed language: a slip never becomes `{}`, which would match everything. @throws */
export const checkFilter = (filter: Filter): void => {
  for (const path of Object.keys(filter)) {
    const condition: unknown = ownValue(filter, path);
    if (path === "$and" || path === "$or") {
      if (!Array.isArray(condition) || condition.length === 0)
        refuse(path, "takes a list of filters");
      for (const each of condition as readonly Filter[]) checkFilter(each);
    } else checkCondition(path, condition);
  }
};

/** The path of an index field, without the `[]` that marks an array. */
export const pathOf = (field: string): string =>
  field.endsWith("[]") ? field.slice(0, -2) : field;
/** Whether an index field is an array, `tags[]`: the index has an entry for each of its items. */
export const isMultikey = (field: string): boolean => field.endsWith("[]");

/** Of a declaration: the paths that hold scalars only (ordinary indexes), and those that lead to arrays. */
export const indexedPaths = ({
  indexes,
}: CollectionDeclaration): { scalars: Set<string>; arrays: Set<string> } => {
  const fields = indexes.flatMap((index) => index.fields);
  return {
    scalars: new Set(
      fields.filter((field) => !isMultikey(field) && field !== "id" && field !== "version"),
    ),
    arrays: new Set(fields.filter(isMultikey).map(pathOf)),
  };
};

/** @throws when a path of an ordinary index leads to more than a scalar. */
export const checkScalars = (
  name: string,
  id: string,
  doc: object,
  scalars: Iterable<string>,
): void => {
  for (const path of scalars) {
    if (!leadsToScalar(doc, path))
      throw new Error(
        `${name}: index path "${path}" of ${id} leads to an array or object; declare an array as "${path}[]".`,
      );
  }
};

/** @throws when the store could not hold the document as declared. */
export const checkDoc = (
  name: string,
  doc: { readonly id: string; readonly version: number },
  scalars: Iterable<string>,
): void => {
  if (typeof doc.id !== "string" || doc.id === "")
    throw new Error(`${name}: a document needs a string id.`);
  if (!Number.isSafeInteger(doc.version))
    throw new Error(`${name}: document ${doc.id} needs an integer version.`);
  checkScalars(name, doc.id, doc, scalars);
};
