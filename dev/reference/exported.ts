/** The exported functions of a folder of sources, read with TypeScript's compiler. */
import { relative, resolve, sep } from "node:path";
import ts from "typescript";

export interface ExportedFunction {
  readonly name: string;
  /** Path below the root. */
  readonly file: string;
  /** `declare function …;`, not formatted. */
  readonly declaration: string;
  /** The doc comment's text; empty when there is none. */
  readonly comment: string;
  /** Bodies of its `@example` tags. */
  readonly examples: readonly string[];
}

type FunctionLike = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** A parameter as a caller sees it: destructuring and defaults are the function's own affair. */
const parameterText = (param: ts.ParameterDeclaration, i: number, checker: ts.TypeChecker) => {
  const name = ts.isIdentifier(param.name) ? param.name.text : i === 0 ? "input" : "options";
  const optional = param.questionToken !== undefined || param.initializer !== undefined;
  const type = param.type
    ? param.type.getText()
    : checker.typeToString(checker.getTypeAtLocation(param));
  return `${param.dotDotDotToken ? "..." : ""}${name}${optional ? "?" : ""}: ${oneLine(type)}`;
};

const returnText = (node: FunctionLike, checker: ts.TypeChecker): string => {
  if (node.type) return oneLine(node.type.getText());
  const signature = checker.getSignatureFromDeclaration(node);
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrowStyleSignature;
  return signature
    ? checker.typeToString(checker.getReturnTypeOfSignature(signature), undefined, flags)
    : "unknown";
};

const declarationOf = (name: string, node: FunctionLike, checker: ts.TypeChecker): string => {
  const generics = node.typeParameters?.map((one) => oneLine(one.getText())).join(", ");
  const params = node.parameters.map((one, i) => parameterText(one, i, checker)).join(", ");
  const result = returnText(node, checker);
  return `declare function ${name}${generics ? `<${generics}>` : ""}(${params}): ${result};`;
};

/** The function that a variable holds, also inside `as` and `satisfies`. */
const functionIn = (node: ts.Expression | undefined): FunctionLike | undefined => {
  if (!node) return undefined;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  const wraps = ts.isParenthesizedExpression(node) || ts.isAsExpression(node);
  return wraps || ts.isSatisfiesExpression(node) ? functionIn(node.expression) : undefined;
};

/** What follows the tag's name, without the asterisks of the comment. */
const tagText = (tag: ts.JSDocTag): string =>
  tag
    .getText()
    .replace(/^@\w+ ?/u, "")
    .replaceAll(/^[ \t]*\*(?: |$)/gmu, "")
    .trim();

/** The doc comment that stands directly above, and its examples. */
const docOf = (node: ts.Node): Pick<ExportedFunction, "comment" | "examples"> => {
  const doc = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  const textOf = (comment: ts.JSDoc["comment"]) => ts.getTextOfJSDocComment(comment) ?? "";
  const tags = (doc?.tags ?? []).map((tag) => ({ name: tag.tagName.text, text: tagText(tag) }));
  const notes = tags
    .filter(({ name }) => name !== "example")
    .map(({ name, text }) => `*${name}*: ${text}`);
  return {
    comment: [textOf(doc?.comment).trim(), ...notes].filter(Boolean).join("\n\n"),
    examples: tags.filter(({ name }) => name === "example").map(({ text }) => text),
  };
};

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const functionsOf = (
  statement: ts.Statement,
): { name: string; node: FunctionLike; documented: ts.Node }[] => {
  if (!isExported(statement)) return [];
  if (ts.isFunctionDeclaration(statement) && statement.name) {
    return [{ name: statement.name.text, node: statement, documented: statement }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((one) => {
    const node = functionIn(one.initializer);
    if (!node || !ts.isIdentifier(one.name)) return [];
    return [{ name: one.name.text, node, documented: statement }];
  });
};

/** Every exported function of the files, in the order of the files and of their sources. */
export const exportedFunctions = (root: string, files: readonly string[]): ExportedFunction[] => {
  const config = ts.readConfigFile(resolve(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram({
    rootNames: files.map((file) => resolve(root, file)),
    options: { ...options, noEmit: true },
  });
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(resolve(root, file));
    return (source?.statements ?? []).flatMap((statement) =>
      functionsOf(statement).map(({ name, node, documented }) => ({
        name,
        file: relative(root, resolve(root, file)).replaceAll(sep, "/"),
        declaration: declarationOf(name, node, checker),
        ...docOf(documented),
      })),
    );
  });
};
