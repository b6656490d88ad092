/** Which faults of the list "every fault found so far" have a test: their ids stand in test titles. */
import { nodesOf, stringOf, ts, type Source } from "./sources.ts";

/** How many items each kind has: A.1 to A.6 and so on. */
const counts = { A: 6, B: 7, C: 7, D: 5, E: 14, F: 16, G: 10 } as const;

export const itemIds: readonly string[] = Object.entries(counts).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, i) => `${kind}.${i + 1}`),
);

/** `test(…)`, `describe.each(…)(…)` */
const isTitled = ({ expression }: ts.CallExpression): boolean => {
  const called = ts.isCallExpression(expression) ? expression.expression : expression;
  return /^(?:test|it|describe)(?:\.each|\.concurrent)?$/u.test(called.getText());
};

/** Titles of tests and groups. */
const titlesIn = ({ ast }: Source): string[] =>
  nodesOf(ast)
    .filter(ts.isCallExpression)
    .filter(isTitled)
    .map((call) => call.arguments[0] && stringOf(call.arguments[0]))
    .filter((title) => title !== undefined);

/** Ids in the titles, each once, in the order of the list; ids that are on no list at the end. */
export const idsIn = (sources: readonly Source[]): string[] => {
  const found = new Set(
    sources
      .flatMap(titlesIn)
      .flatMap((title) => title.match(/(?<![\w.])[A-G]\.\d{1,2}(?![\w.]\w)\b/gu) ?? []),
  );
  return [
    ...itemIds.filter((id) => found.has(id)),
    ...[...found].filter((id) => !itemIds.includes(id)),
  ];
};
