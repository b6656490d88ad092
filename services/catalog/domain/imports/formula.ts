/** What a spreadsheet would take for a formula; an apostrophe before it makes it a text (OWASP, CSV injection). */
const formula = /^['\s]*[=+\-@\t\r]/u;

/** A text as it is safe in a spreadsheet; `quoted`: its import takes off any apostrophe, not only one before a formula. */
export const neutralized = (text: string, quoted = false): string =>
  formula.test(text) || (quoted && text.trimStart().startsWith("'")) ? `'${text}` : text;

/** The text that was made safe. */
export const restored = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
