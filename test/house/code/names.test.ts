import { expect, test } from "@jest/globals";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import { clean, judge } from "./rules/allowances.ts";
import { readGlossary, termOf, termsIn, termsOf, unknownIn, unusedOf } from "./rules/glossary.ts";
import { parse, sourcesBelow } from "./rules/sources.ts";
import { headsOf, strangeNouns } from "./rules/vocabulary.ts";

const glossary = readGlossary();
const sources = sourcesBelow("services", "platform", "mixins");

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
  for (const heading of ["Nouns", "Verbs", "Small words", "Platform terms"]) {
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

/** Terms for what a contract or the platform exports. */
const termsFor = (page: string) => ({
  nouns: [...termsOf(page).nouns, ...termsIn(page, "Platform terms")],
  others: [],
});
const isTerm = (page: string) => (token: string) => termOf(token, termsFor(page)) !== undefined;

test("what contracts and the platform export is one of the glossary's terms", () => {
  expect(judge("strange nouns", strangeNouns(sources, isTerm(glossary)))).toEqual(clean);
});

test("the glossary has no platform term that nothing is called by", () => {
  const terms = { nouns: termsIn(glossary, "Platform terms"), others: [] };
  expect(judge("unused terms", unusedOf(headsOf(sources), terms))).toEqual(clean);
  expect(terms.nouns.length).toBeGreaterThan(20);
});

test("a planted export, and a planted platform term, is found", () => {
  const page =
    "## Nouns\n| cart | a |\n\n## Verbs\n| add | b |\n\n## Platform terms\n| bus | c |\n| relay | d |\n";
  const planted = [
    parse(
      "platform/messaging/bus.ts",
      "export interface MemoryBus {}\nexport type Asking = 1;\nexport const wait = 1;\nexport const SIZE_MAX = 2;",
    ),
    parse("services/carts/carts.contract.ts", "export const OpenCart = {};\nexport class Add {}"),
    parse("services/carts/carts.store.ts", "export interface Other {}"),
  ];
  expect(strangeNouns(planted, isTerm(page))).toEqual([
    "platform/messaging/bus.ts: Asking",
    "services/carts/carts.contract.ts: Add",
  ]);
  expect(unusedOf(headsOf(planted), { nouns: ["bus", "relay"], others: [] })).toEqual(["relay"]);
});
