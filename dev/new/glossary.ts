/** docs/glossary.md has every word that names are made of: a new noun needs its line. Pure. */

const lineOf = (term: string, meaning: string): string => `| ${term} | ${meaning} |`;

/** The page with a line for each word of a noun, `gift card`; those that are there stay as they are. */
export const withNouns = (page: string, phrase: string, service: string): string =>
  phrase
    .split(" ")
    .reduce((all, word) => withNoun(all, word, meaningOf(word, phrase, service)), page);

const meaningOf = (word: string, phrase: string, service: string): string =>
  word === phrase ? `what the service ${service} owns` : `part of ${phrase}, what ${service} owns`;

/** The page with a noun in its place in the alphabet; unchanged when it is there, or when there is no table of nouns. */
export const withNoun = (page: string, term: string, meaning: string): string => {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => /^## Nouns/u.test(line));
  const head = lines.findIndex((line, i) => i > start && /^\|[-|]+\|$/u.test(line));
  if (start < 0 || head < 0) return page;
  let end = head + 1;
  while (lines[end]?.startsWith("| ")) end += 1;
  const terms = lines.slice(head + 1, end).map((line) => line.split("|")[1]?.trim() ?? "");
  if (terms.some((one) => one.split(", ").includes(term))) return page;
  const before = terms.findIndex((one) => one > term);
  const at = before < 0 ? end : head + 1 + before;
  return [...lines.slice(0, at), lineOf(term, meaning), ...lines.slice(at)].join("\n");
};
