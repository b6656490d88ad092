/**
 * What text from outside may hold, by Unicode's categories. A `line` is what names, titles and codes are; `lines` are
 * texts that people write over several lines; `verbatim` is looked at by nobody: passwords.
 */
export type TextRule = "line" | "lines" | "verbatim";

/** Most texts: nothing in them needs a closer look. */
const printableAscii = /^[!-~][ -~]*$/u;

// Controls, half surrogates, code points that are no characters, and what turns the direction of the text that follows.
const notInLine =
  /[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Line_Separator}\p{Paragraph_Separator}\u202A-\u202E\u2066-\u206F\uFFF9-\uFFFB]/u;
const notInLines =
  /\r(?!\n)|(?![\t\n\r])[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u206F\uFFF9-\uFFFB]/u;

/** Nothing is seen of it: zero-width spaces and joiners, marks of direction, soft hyphens, fillers. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;
/** Invisible too, but a part of the character before it: emoji and flags end with one. */
const selector = /^[\uFE00-\uFE0F\u{E0020}-\u{E007F}]$/u;
const blank = /^\p{Space_Separator}$/u;

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const strangeIn = (text: string, pattern: RegExp): string | undefined => {
  const found = pattern.exec(text);
  return found
    ? `must not have control characters or ones that turn the direction of text, but has ${nameOf(found[0])} at position ${found.index + 1}`
    : undefined;
};

const characterAt = (text: string, at: number): string =>
  String.fromCodePoint(text.codePointAt(at) ?? 0x20);

const characterBefore = (text: string, end: number): string => {
  const pair = text.codePointAt(end - 2) ?? 0;
  return pair > 0xffff ? String.fromCodePoint(pair) : text.charAt(end - 1);
};

const firstOf = (text: string): string => {
  let at = 0;
  while (blank.test(text.charAt(at))) at += 1;
  return characterAt(text, at);
};

const lastOf = (text: string): string => {
  let end = text.length;
  while (blank.test(text.charAt(end - 1))) end -= 1;
  return characterBefore(text, end);
};

const edgeOf = (text: string): string | undefined => {
  const first = firstOf(text);
  const last = lastOf(text);
  const hidden = invisible.test(first)
    ? first
    : invisible.test(last) && !selector.test(last)
      ? last
      : undefined;
  return hidden === undefined
    ? undefined
    : `must not begin or end with an invisible character, but has ${nameOf(hidden)} there`;
};

const lineFlaw = (text: string, filled: boolean): string | undefined => {
  const strange = strangeIn(text, notInLine);
  if (strange !== undefined || text === "") return strange;
  return filled && blank.test(firstOf(text)) ? "must have more than blanks" : edgeOf(text);
};

/**
 * What is wrong with a text, as the end of a sentence; undefined when nothing is. `filled`: a line of blanks alone is
 * refused.
 * @example textFlaw(" ", "line", true) // "must have more than blanks"
 */
export const textFlaw = (text: string, kind: TextRule, filled = false): string | undefined => {
  if (kind === "verbatim" || printableAscii.test(text)) return undefined;
  return kind === "lines" ? strangeIn(text, notInLines) : lineFlaw(text, filled);
};

/**
 * Without invisible characters at its edges, which people do not know that they copied.
 * @example trimmed("\u200B Ada ") // "Ada"
 */
export const trimmed = (text: string): string => {
  const outer = (character: string): boolean =>
    /^\s$/u.test(character) || (invisible.test(character) && !notInLine.test(character));
  let from = 0;
  let to = text.length;
  while (from < to && outer(characterAt(text, from))) from += characterAt(text, from).length;
  while (to > from) {
    const last = characterBefore(text, to);
    if (!outer(last) || selector.test(last)) break;
    to -= last.length;
  }
  return text.slice(from, to);
};

/**
 * One line of a text that was stored before such texts were refused: what must not be in it becomes a blank.
 * @example oneLine("Ada\r\nBcc: all@example.com") // "Ada  Bcc: all@example.com"
 */
export const oneLine = (text: string): string =>
  textFlaw(text, "line") === undefined ? text : text.replace(new RegExp(notInLine, "gu"), " ");
