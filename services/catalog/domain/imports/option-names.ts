import { nearly } from "../products/fields.ts";
import type { ProductState } from "../products/state.ts";
import type { Row } from "./rows.ts";
import { DEFAULT_TITLE } from "./variants.ts";

type Texts = readonly string[];

const isTitle = (name: string | undefined): boolean => /^title$/iu.test(name ?? "");

/** What Shopify writes for the only variant of a product without options. */
const isDefault = (values: Texts): boolean =>
  values.every((value, i) => value === "" || (i === 0 && value === DEFAULT_TITLE));

/** Beside other values "Default Title" is a value like any. */
const isPlain = (names: Texts, values: readonly Texts[]): boolean =>
  values.every(isDefault) && names.every((name, i) => name === "" || (i === 0 && isTitle(name)));

/** Names of new options: as sent, numbered where a value has none. */
const newNames = (sent: Texts, values: Texts): Texts => {
  const last = (cells: Texts) => cells.findLastIndex((cell) => cell !== "");
  const width = Math.max(last(sent), last(values)) + 1;
  const first = values[0] === DEFAULT_TITLE ? "Title" : "Option 1";
  return Array.from({ length: width }, (_, i) => sent[i] || (i === 0 ? first : `Option ${i + 1}`));
};

/** A name as it is stored where it differs in outer blanks alone. */
const asStored = (names: Texts, own: Texts): Texts =>
  names.map((name, i) => nearly(name, own[i] ?? "") ?? name);

const isNamed = ({ names }: Row): boolean => names.some((name) => name !== "");

/** Of a file that names none: others beside the only variant of a product differ from it by their title. */
const unnamed = (own: Texts, values: readonly Texts[], before: ProductState | undefined): Texts =>
  own.length > 0 || isPlain([], values) ? own : newNames(before ? ["Title"] : [], values[0] ?? []);

/** The names of the options: those of the first row that names any, else those there are. */
export const optionNames = (rows: readonly Row[], before: ProductState | undefined): Texts => {
  const own = (before?.options ?? []).map(({ name }) => name);
  const values = rows.flatMap(({ variant }) => (variant ? [variant.values] : []));
  const named = rows.find(isNamed);
  if (!named) return unnamed(own, values, before);
  if (isPlain(named.names, values)) return own.length === 1 && isTitle(own[0]) ? own : [];
  return asStored(newNames(named.names, named.variant?.values ?? values[0] ?? []), own);
};
