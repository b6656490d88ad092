/** Types that are overruled, and functions without a doc comment. */
import { exportsOf, lineOf, nodesOf, ts, type Source } from "./sources.ts";

export interface Cast {
  readonly path: string;
  /** The expression, shortened. */
  readonly text: string;
  /** A comment on the same line or the one before. */
  readonly reason: boolean;
}

const isForced = (node: ts.Node): node is ts.AsExpression => {
  if (!ts.isAsExpression(node)) return false;
  if (node.type.kind === ts.SyntaxKind.NeverKeyword) return true;
  return (
    ts.isAsExpression(node.expression) && node.expression.type.kind === ts.SyntaxKind.UnknownKeyword
  );
};

/** `// reason`, or the end of a block comment; what only switches a linter is none. */
const comments = /(?:(?:^|\s)(?:\/\/|\/\*)|^\s*\*)\s*(?!eslint-|\*?\/?\s*$)\S+/u;

/** Every `as never` and `as unknown as`. */
export const castsIn = (source: Source): Cast[] => {
  const lines = source.text.split("\n");
  return nodesOf(source.ast)
    .filter(isForced)
    .map((node) => {
      const line =
        source.ast.getLineAndCharacterOfPosition(node.type.getStart(source.ast)).line + 1;
      const near = [lines[line - 1], lines[line - 2], lines[lineOf(source, node) - 2]];
      const text = node.getText(source.ast).replaceAll(/\s+/gu, " ");
      return {
        path: source.path,
        text: text.length > 60 ? `…${text.slice(-60)}` : text,
        reason: near.some((one) => comments.test(one ?? "")),
      };
    });
};

const isFunction = (value: ts.Node): boolean =>
  ts.isArrowFunction(value) || ts.isFunctionExpression(value) || ts.isFunctionDeclaration(value);

/** Exported functions without a doc comment. */
export const undocumented = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) =>
    exportsOf(source)
      .filter(({ value }) => isFunction(value))
      .filter(({ statement }) => ts.getJSDocCommentsAndTags(statement).length === 0)
      .map(({ name }) => `${source.path}: ${name}`),
  );
