/**
 * Look-ups by names from outside. `record[name]` and `name in record` find what every object inherits (`toString`,
 * `constructor`) as well; a Map, or `Object.hasOwn` before it, finds what was put there.
 */
import { nodesOf, ts } from "./sources.ts";

/** A string that may be any: no literal, and no union of literals. */
const isAnyString = (checker: ts.TypeChecker, node: ts.Expression): boolean =>
  checker.getTypeAtLocation(node).flags & ts.TypeFlags.String ? true : false;

/** `Object.hasOwn(record, name)` in the condition of something around the look-up, or before it in an `&&`. */
const isGuarded = (node: ts.Node, object: string, key: string): boolean => {
  const guard = new RegExp(
    `Object\\.hasOwn\\(\\s*${escaped(object)},\\s*${escaped(key)},?\\s*\\)`,
    "u",
  );
  for (let one = node; !ts.isSourceFile(one); one = one.parent) {
    if (ts.isConditionalExpression(one) && guard.test(one.condition.getText())) return true;
    if (ts.isBinaryExpression(one) && guard.test(one.left.getText())) return true;
    if (ts.isIfStatement(one) && guard.test(one.expression.getText())) return true;
  }
  return false;
};
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");

const isWritten = (node: ts.ElementAccessExpression): boolean =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.left === node &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;

const lookupIn = (checker: ts.TypeChecker, node: ts.Node): ts.Node | undefined => {
  if (ts.isElementAccessExpression(node) && !isWritten(node)) {
    const type = checker.getApparentType(checker.getTypeAtLocation(node.expression));
    const open =
      checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined &&
      isAnyString(checker, node.argumentExpression);
    return open && !isGuarded(node, node.expression.getText(), node.argumentExpression.getText())
      ? node
      : undefined;
  }
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword;
  return isIn && isAnyString(checker, node.left) ? node : undefined;
};

/** Look-ups that find inherited names, as `file: expression`. */
export const openLookups = (
  program: ts.Program,
  wanted: (path: string) => boolean,
  pathOf: (file: string) => string,
): string[] => {
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => wanted(pathOf(fileName)))
    .flatMap((file) =>
      nodesOf(file)
        .map((node) => lookupIn(checker, node))
        .filter((node) => node !== undefined)
        .map((node) => `${pathOf(file.fileName)}: ${node.getText().replaceAll(/\s+/gu, " ")}`),
    );
};
