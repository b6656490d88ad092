/** The tables of docs/glossary.md, and names compared with them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./sources.ts";

export const readGlossary = (): string => readFileSync(join(root, "docs/glossary.md"), "utf8");

export interface Terms {
  readonly nouns: readonly string[];
  readonly others: readonly string[];
}

/** First cells of the tables below a heading; a meaning must stand beside. */
export const termsIn = (page: string, heading: string): string[] => {
  const [, part = ""] = page.split(new RegExp(`^## ${heading}$`, "mu"));
  const [own = ""] = part.split(/^## /mu);
  return [...own.matchAll(/^\| ([a-z, ]+) \| [^|]*\S[^|]* \|$/gmu)]
    .flatMap(([, cell = ""]) => cell.split(", "))
    .filter((term) => !["term", "verb", "word"].includes(term));
};
export const termsOf = (page: string): Terms => ({
  nouns: termsIn(page, "Nouns"),
  others: [...termsIn(page, "Verbs"), ...termsIn(page, "Small words")],
});

/** `catalog.deadLetters` → catalog, dead, letters */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z])([A-Z])/gu, "$1.$2")
    .toLowerCase()
    .split(".");

/** The glossary's term for a word; a noun may stand in the plural. */
export const termOf = (word: string, { nouns, others }: Terms): string | undefined => {
  const singular = [word, word.replace(/ies$/u, "y"), word.replace(/es$/u, ""), word.slice(0, -1)];
  const fits = (noun: string, i: number) => nouns.includes(noun) && (i === 0 || word.endsWith("s"));
  return others.includes(word) ? word : singular.find(fits);
};

export const unknownIn = (names: readonly string[], terms: Terms): string[] =>
  names.flatMap((name) =>
    wordsOf(name)
      .filter((word) => termOf(word, terms) === undefined)
      .map((word) => `${word} (${name})`),
  );

export const unusedOf = (names: readonly string[], terms: Terms): string[] => {
  const words = names.flatMap(wordsOf);
  const used = new Set([...words, ...words.map((word) => termOf(word, terms))]);
  return [...terms.nouns, ...terms.others].filter((term) => !used.has(term));
};
