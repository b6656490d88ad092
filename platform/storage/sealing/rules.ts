/** The paths of a collection whose values are encrypted, and what they lead to. */
import { ownValue } from "../../kernel/own-value.ts";
import type { CollectionDeclaration } from "../collection.ts";
import { pathOf } from "../filters/filter-check.ts";

type Json = Readonly<Record<string, unknown>>;

interface Part {
  readonly name: string;
  /** Its members are meant. */
  readonly each: boolean;
}
/** A path whose values are encrypted. */
export interface Rule {
  readonly path: string;
  readonly parts: readonly Part[];
  /** An index is made of it. */
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly secret: boolean;
}

/** Whether it has fields. */
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null;

/** What a path leads to, changed; the way there is copied, the rest shared. */
export const changeAt = (
  value: unknown,
  parts: readonly Part[],
  at: string,
  change: (value: unknown, at: string, holder: Json) => unknown,
): unknown => {
  const [part, ...rest] = parts;
  if (!part || !isObject(value)) return value;
  const before = ownValue(value, part.name);
  if (before === undefined || before === null) return value;
  const here = at === "" ? part.name : `${at}.${part.name}`;
  const one = (member: unknown, place: string): unknown =>
    rest.length > 0 ? changeAt(member, rest, place, change) : change(member, place, value);
  const after =
    part.each && Array.isArray(before)
      ? before.map((member: unknown) => one(member, `${here}[${memberId(member)}]`))
      : one(before, here);
  return after === before ? value : { ...value, [part.name]: after };
};
const memberId = (member: unknown): string =>
  isObject(member) && typeof member["id"] === "string" ? member["id"] : "";

/** Whether a path leads into what another leads to. */
export const isBelow = (path: string, above: string): boolean => path.startsWith(`${above}.`);

/** @throws Error for a path that no index can have */
export const ruleOf =
  ({ name, indexes }: CollectionDeclaration, secret: boolean) =>
  (declared: string): Rule => {
    const parts = declared
      .split(".")
      .map((part): Part => ({ name: pathOf(part), each: part.endsWith("[]") }));
    const path = parts.map((part) => part.name).join(".");
    const of = indexes.filter(({ fields }) => fields.some((field) => pathOf(field) === path));
    if (of.length > 0 && (parts.length > 1 || declared.endsWith("[]")))
      throw new Error(`${name}: "${declared}" is encrypted, and no field that an index can have.`);
    const unique = of.some((index) => index.unique && index.fields.length === 1);
    return { path, parts, indexed: of.length > 0, unique, secret };
  };
