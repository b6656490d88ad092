/**
 * Offences that a rule still allows, by rule: `file: token`. The list only shrinks: an offence that it does not hold
 * fails, and so does a line without an offence. HOUSE_ALLOWANCES=shrink takes out the latter; HOUSE_ALLOWANCES=rewrite
 * writes down what there is, for after files were moved. Both with Jest's --runInBand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = join(import.meta.dirname, "../../allowances.json");

export type Allowances = Readonly<Record<string, readonly string[]>>;

export interface Verdict {
  readonly offences: readonly string[];
  /** Lines of the list that nothing needs any longer. */
  readonly unneeded: readonly string[];
}

export const clean: Verdict = { offences: [], unneeded: [] };

/** What a rule found beside what is allowed to it. */
export const compare = (found: readonly string[], allowed: readonly string[]): Verdict => ({
  offences: [...new Set(found)].filter((one) => !allowed.includes(one)).sort(),
  unneeded: allowed.filter((one) => !found.includes(one)),
});

export const readAllowances = (): Allowances =>
  JSON.parse(readFileSync(file, "utf8")) as Allowances;

const write = (all: Allowances, rule: string, left: readonly string[]): Verdict => {
  const next = Object.entries({ ...all, [rule]: [...new Set(left)].sort() })
    .filter(([, lines]) => lines.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(next), null, 2)}\n`);
  return compare(left, left);
};

/** `compare` with the rule's own allowances. */
export const judge = (rule: string, found: readonly string[]): Verdict => {
  const all = readAllowances();
  const allowed = all[rule] ?? [];
  const mode = process.env["HOUSE_ALLOWANCES"];
  if (mode === "rewrite") return write(all, rule, found);
  if (mode !== "shrink") return compare(found, allowed);
  write(
    all,
    rule,
    allowed.filter((one) => found.includes(one)),
  );
  return { ...compare(found, allowed), unneeded: [] };
};
