/** Refusals have one owner: whoever passes another's on takes its maker. */
import { nodesOf, ts, type Source } from "./sources.ts";

interface Declared {
  readonly code: string;
  readonly path: string;
}

/** Codes in `catalogue({ CODE: [409, "Title"] })`. */
const declaredIn = ({ path, ast }: Source): Declared[] =>
  nodesOf(ast)
    .filter((node) => ts.isCallExpression(node))
    .filter(({ expression }) => expression.getText(ast) === "catalogue")
    .flatMap(({ arguments: [entries] }) =>
      entries && ts.isObjectLiteralExpression(entries) ? [...entries.properties] : [],
    )
    .flatMap(({ name }) => (name ? [{ code: name.getText(ast), path }] : []));

/** Every code that sources declare. */
export const faultCodes = (sources: readonly Source[]): string[] =>
  sources.flatMap(declaredIn).map(({ code }) => code);

/** Codes that are declared more than once, as `CODE: file, file`. */
export const doubleFaults = (sources: readonly Source[]): string[] =>
  [...Map.groupBy(sources.flatMap(declaredIn), ({ code }) => code)]
    .filter(([, places]) => places.length > 1)
    .map(([code, places]) => `${code}: ${places.map(({ path }) => path).join(", ")}`)
    .sort();
