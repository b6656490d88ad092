/** What a spreadsheet would take for a formula; an apostrophe before it makes it a text (OWASP, CSV injection). */
const isFormula = (text: string): boolean => {
  const lead = /^['\s]*/u.exec(text)?.[0] ?? "";
  return /[\t\r]/u.test(lead) || /^[=+\-@]/u.test(text.slice(lead.length));
};

/** A text as it is safe in a spreadsheet; `quoted`: its import takes off any apostrophe, not only one before a formula. */
export const neutralized = (text: string, quoted = false): string =>
  isFormula(text) || (quoted && text.trimStart().startsWith("'")) ? `'${text}` : text;

/** The text that was made safe. */
export const restored = (cell: string): string =>
  cell.startsWith("'") && isFormula(cell) ? cell.slice(1) : cell;
