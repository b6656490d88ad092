import { partsOf } from "./path.ts";
import { ownValue } from "../../kernel/own-value.ts";

type Scalar = string | number | boolean;
type Verdict = boolean | undefined;

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** The value through plain objects; `arrays` when the path meets one, where MongoDB's rules are more than a look. */
const valueAt = (doc: unknown, path: string): { value: unknown } | "arrays" => {
  let value = doc;
  for (const part of partsOf(path)) {
    if (Array.isArray(value)) return "arrays";
    if (typeof value !== "object" || value === null) return { value: undefined };
    value = ownValue(value as Record<string, unknown>, part);
  }
  return { value };
};

const ordered = new Map<string, (a: Scalar, b: Scalar) => boolean>([
  ["$eq", (a, b) => a === b],
  ["$gt", (a, b) => a > b],
  ["$gte", (a, b) => a >= b],
  ["$lt", (a, b) => a < b],
  ["$lte", (a, b) => a <= b],
]);

const compare = (operator: string, value: unknown, operand: unknown): Verdict => {
  if (operator === "$exists") return (value !== undefined) === operand;
  const test = ordered.get(operator);
  if (!test || !isScalar(operand)) return undefined;
  if (value === undefined) return false;
  if (!isScalar(value)) return undefined;
  return typeof value === typeof operand && test(value, operand);
};

const all = (verdicts: Iterable<Verdict>): Verdict => {
  let sure: Verdict = true;
  for (const verdict of verdicts) {
    if (verdict === false) return false;
    if (verdict === undefined) sure = undefined;
  }
  return sure;
};

const none = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);

const condition = (doc: unknown, path: string, wanted: unknown): Verdict => {
  const found = valueAt(doc, path);
  if (found === "arrays") return undefined;
  if (isScalar(wanted)) return compare("$eq", found.value, wanted);
  if (typeof wanted !== "object" || wanted === null || Array.isArray(wanted)) return undefined;
  return all(
    Object.entries(wanted).map(([operator, operand]) => compare(operator, found.value, operand)),
  );
};

/**
 * Whether a filter matches a document, where plain comparisons of scalars decide; undefined
 * where they do not (arrays, null, other operators): then a judge of the whole language is asked.
 */
export const quickVerdict = (doc: unknown, filter: Readonly<Record<string, unknown>>): Verdict =>
  all(
    Object.entries(filter).map(([path, wanted]) => {
      if (!path.startsWith("$")) return condition(doc, path, wanted);
      const verdicts = (wanted as Readonly<Record<string, unknown>>[]).map((one) =>
        quickVerdict(doc, one),
      );
      if (path === "$and") return all(verdicts);
      return path === "$or" ? none(all(verdicts.map(none))) : undefined;
    }),
  );
