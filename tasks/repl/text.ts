/** Columns, instants, ages and money as a terminal shows them. Pure. */
import type { Money } from "../../platform/contract/contract.ts";
import { formatAmount } from "../../platform/contract/money.ts";

const unseen = /[\p{Cc}\p{Bidi_Control}]/gu;

/** What shoppers write may hold what moves the cursor of a terminal. */
export const plain = (text: string): string => text.replace(unseen, "\u{fffd}");

/** `2026-11-21 12:00:00.123`, UTC. */
export const clock = (instant: string): string => instant.replace("T", " ").replace(/Z$/u, "");

/** `12.50 EUR` */
export const cash = (money: Money): string => `${formatAmount(money)} ${money.currency}`;

const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** A span in its two largest units: `2 h 5 min`. */
export const span = (ms: number): string => {
  let left = Math.max(0, Math.floor(ms / 1000));
  const parts: string[] = [];
  for (const [unit, seconds] of units) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(" ") || "0 s";
};

/** Rows in columns as wide as their widest cell. */
export const columns = (rows: readonly (readonly string[])[]): string[] => {
  const cells = rows.map((row) => row.map(plain));
  const widths = cells.reduce<number[]>(
    (known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)),
    [],
  );
  return cells.map((row) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd(),
  );
};

/** A heading over its rows; `otherwise` where there are none. */
export const section = (
  title: string,
  rows: readonly (readonly string[])[],
  otherwise = "none",
): string[] => ["", ...(rows.length > 0 ? [title, ...columns(rows)] : [`${title}: ${otherwise}`])];

/** As `section`, with how many rows there are. */
export const numbered = (title: string, rows: readonly (readonly string[])[]): string[] =>
  section(rows.length > 0 ? `${title}: ${rows.length}` : title, rows);

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
