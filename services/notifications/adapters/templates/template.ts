/** One text of a mail: Mustache, which runs no code, with what is escaped decided here. */
import mustache from "mustache";
import { formatAmount } from "../../../../platform/contract/money.ts";
import { oneLine } from "../../../../platform/kernel/texts/text.ts";
import type { Values } from "../../domain/mail.ts";

type Tokens = mustache.TemplateSpans;
type Token = Tokens[number];

export interface Template {
  readonly source: string;
  readonly tokens: string[][];
}

/** How a value is written into a text. */
type Write = (value: unknown) => string;

const writer = new mustache.Writer();

/** Without the library's own cache: templates are parsed once, when they are read. @throws Error where a section is not closed */
export const parseTemplate = (source: string): Template => ({
  source,
  tokens: mustache.parse(source) as unknown[] as string[][],
});

/** What the texts of one mail are filled with: they share what was looked up. */
export type Filling = mustache.Context;
export const fillingOf = (values: Values): Filling => new mustache.Context(values);

export const render = ({ source, tokens }: Template, filling: Filling, escape: Write): string =>
  writer.renderTokens(tokens, filling, undefined, source, { escape });

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

export const escapeHtml = (text: string): string =>
  /[&<>"]/u.test(text) ? text.replaceAll(/[&<>"]/gu, (sign) => entities.get(sign) ?? "") : text;

interface MoneyLike {
  readonly amount: number;
  readonly currency: string;
}

const isMoney = (value: unknown): value is MoneyLike =>
  typeof value === "object" && value !== null && "currency" in value;

/** A value as one line, whatever a shopper was once called; money with the locale's own decimal sign. */
export const lineOf =
  (decimal: string): Write =>
  (value) =>
    isMoney(value)
      ? `${formatAmount(value).replace(".", decimal)} ${value.currency}`
      : oneLine(typeof value === "object" ? "" : String(value));

const isSection = (token: Token): token is Extract<Token, { 5: number; 4: Tokens }> =>
  Array.isArray(token[4]);

const flawOf = ([type, name]: Token, names: readonly string[]): string | undefined => {
  if (type === "text" || type === "!" || type === "=") return undefined;
  if (type === "&") return `{{{${name}}}} is not escaped: write {{${name}}}`;
  if (type === ">") return `{{> ${name}}} is no part, or not alone in its line`;
  // Which reasons there are, each shop decides.
  const known = name === "." || names.includes(name) || name.startsWith("reason.");
  return known ? undefined : `{{${name}}} is not there: use ${names.join(", ")}`;
};

/** What a template must not hold. */
export const flawsOf = (tokens: readonly unknown[], names: readonly string[]): string[] =>
  (tokens as Tokens).flatMap((token) => [
    ...[flawOf(token, names)].filter((flaw) => flaw !== undefined),
    ...(isSection(token) ? flawsOf(token[4], names) : []),
  ]);
