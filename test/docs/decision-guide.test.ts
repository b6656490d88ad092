/** docs/when-not-microservices.md: its figures are those of docs/performance.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../docs", name), "utf8");

/** Numbers in a text as written: `2,254`, `16.8`; those of one digit are no figures. */
const figuresIn = (text: string): string[] =>
  [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/gu)]
    .map(([figure]) => figure)
    .filter((one) => one.length > 1);

const rowsOf = (page: string): string[][] =>
  page
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.split("|").slice(1, -1));

const numberIn = (cell: string | undefined): number => {
  const [value = "", unit = ""] = /([\d,]+(?:\.\d+)?) ?(s|ms)?/u.exec(cell ?? "")?.slice(1) ?? [];
  return Number(value.replaceAll(",", "")) * (unit === "s" ? 1000 : 1);
};

const guide = read("when-not-microservices.md");
const rows = rowsOf(guide);
/** Sums and counts that performance.md has in parts. */
const derived = ["399"];

test("every figure of the table is measured in docs/performance.md", () => {
  const measured = new Set(figuresIn(read("performance.md")));
  const figures = rows.flatMap(([, one = "", mesh = ""]) => [
    ...figuresIn(one),
    ...figuresIn(mesh),
  ]);
  expect(figures.filter((one) => !measured.has(one) && !derived.includes(one))).toEqual([]);
  expect(figures.length).toBeGreaterThan(8);
});

test("every factor is that of its two figures", () => {
  const factors = rows.filter(([, , , factor]) => factor?.trim());
  for (const [what, one, mesh, factor] of factors) {
    const ratio = numberIn(mesh) / numberIn(one);
    expect([what, ratio / Number(factor)]).toEqual([what, expect.closeTo(1, 1)]);
  }
  expect(factors.length).toBeGreaterThan(4);
});
