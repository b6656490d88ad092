import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { contracts } from "../../services/gateway/all-contracts.ts";

const glossary = readFileSync(join(import.meta.dirname, "../../docs/glossary.md"), "utf8");

interface Terms {
  readonly nouns: readonly string[];
  readonly others: readonly string[];
}

/** First cells of the tables below a heading; a meaning must stand beside. */
const termsIn = (page: string, heading: string): string[] => {
  const [, part = ""] = page.split(new RegExp(`^## ${heading}$`, "mu"));
  const [own = ""] = part.split(/^## /mu);
  return [...own.matchAll(/^\| ([a-z, ]+) \| [^|]*\S[^|]* \|$/gmu)]
    .flatMap(([, cell = ""]) => cell.split(", "))
    .filter((term) => !["term", "verb", "word"].includes(term));
};
const termsOf = (page: string): Terms => ({
  nouns: termsIn(page, "Nouns"),
  others: [...termsIn(page, "Verbs"), ...termsIn(page, "Small words")],
});

/** `catalog.deadLetters` → catalog, dead, letters */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z])([A-Z])/gu, "$1.$2")
    .toLowerCase()
    .split(/[.-]/u);

/** The glossary's term for a word; a noun may stand in the plural. */
const termOf = (word: string, { nouns, others }: Terms): string | undefined => {
  const singular = [word, word.replace(/ies$/u, "y"), word.replace(/es$/u, ""), word.slice(0, -1)];
  const fits = (noun: string, i: number) => nouns.includes(noun) && (i === 0 || word.endsWith("s"));
  return others.includes(word) ? word : singular.find(fits);
};

const unknownIn = (names: readonly string[], terms: Terms): string[] =>
  names.flatMap((name) =>
    wordsOf(name)
      .filter((word) => termOf(word, terms) === undefined)
      .map((word) => `${word} (${name})`),
  );

const unusedOf = (names: readonly string[], terms: Terms): string[] => {
  const words = names.flatMap(wordsOf);
  const used = new Set([...words, ...words.map((word) => termOf(word, terms))]);
  return [...terms.nouns, ...terms.others].filter((term) => !used.has(term));
};

/** Titles of every schema inside a value. */
const titlesIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  const { title, type, anyOf } = value as Record<string, unknown>;
  const own = typeof title === "string" && (type ?? anyOf) !== undefined ? [title] : [];
  return [...own, ...Object.values(value).flatMap(titlesIn)];
};

const names = [
  ...new Set(
    contracts.flatMap(({ actions, events }) => [
      ...Object.values(actions).flatMap((one) => [
        one.name,
        ...titlesIn(one.params),
        ...titlesIn(one.returns),
      ]),
      ...Object.values(events).flatMap((one) => [one.type, ...titlesIn(one.data)]),
    ]),
  ),
].sort();

test("names are made of the glossary's words", () => {
  expect(unknownIn(names, termsOf(glossary))).toEqual([]);
  expect(names.length).toBeGreaterThan(100);
});

test("the glossary has no word that no name uses", () => {
  expect(unusedOf(names, termsOf(glossary))).toEqual([]);
});

test("the glossary has each word once, in order", () => {
  for (const heading of ["Nouns", "Verbs", "Small words"]) {
    const terms = termsIn(glossary, heading);
    expect(terms).toEqual([...new Set(terms)].sort());
  }
});

test("a planted name, and a planted term, is found", () => {
  const page = "## Nouns\n| cart | a |\n| category | b |\n\n## Verbs\n| add, added | c |\n";
  const terms = termsOf(page);
  expect(terms).toEqual({ nouns: ["cart", "category"], others: ["add", "added"] });
  expect(unknownIn(["carts.addCategories", "carts.addBasket", "CartLine"], terms)).toEqual([
    "basket (carts.addBasket)",
    "line (CartLine)",
  ]);
  expect(unusedOf(["carts.add"], terms)).toEqual(["category", "added"]);
  expect(termsOf("## Nouns\n| cart |  |\n").nouns).toEqual([]);
});
