/** The project's scripts, parsed once for every rule of a test file. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export interface Source {
  /** Below the root. */
  readonly path: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
}

export const root = join(import.meta.dirname, "../../../..");

export const parse = (path: string, text: string): Source => ({
  path,
  text,
  ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** Every script below the folders; `exclude` as globs. */
export const sourcesBelow = (...folders: readonly string[]): Source[] =>
  folders
    .flatMap((folder) =>
      globSync(folder.endsWith(".ts") ? folder : `${folder}/**/*.ts`, { cwd: root }),
    )
    .filter((path) => !path.startsWith("test/house/planted/"))
    .sort()
    .map((path) => parse(path, readFileSync(join(root, path), "utf8")));

/** Every node of a tree, outermost first. */
export const nodesOf = (node: ts.Node): ts.Node[] => {
  const all: ts.Node[] = [node];
  for (const one of all) ts.forEachChild(one, (child) => void all.push(child));
  return all;
};

/** 1 for the first. */
export const lineOf = ({ ast }: Source, node: ts.Node): number =>
  ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;

/** Text of a string or template literal; an expression inside reads as `*`. */
export const stringOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join("");
};

const hasExport = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

export interface Exported {
  readonly name: string;
  /** What bears the doc comment. */
  readonly statement: ts.Statement;
  /** The declaration itself: of a `const`, its value. */
  readonly value: ts.Node;
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((one) => (ts.isBindingElement(one) ? namesIn(one.name) : []));

const exportedBy = (statement: ts.Statement): Exported[] => {
  if (!hasExport(statement)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      namesIn(name).map((one) => ({ name: one, statement, value: initializer ?? name })),
    );
  const { name } = statement as ts.DeclarationStatement;
  return name && ts.isIdentifier(name) ? [{ name: name.text, statement, value: statement }] : [];
};

/** What a file declares and exports. Names it passes on with `export … from` belong to the file that declares them. */
export const exportsOf = ({ ast }: Source): Exported[] => {
  const inPlace = ast.statements.flatMap(exportedBy);
  const later = ast.statements
    .filter((one) => ts.isExportDeclaration(one))
    .filter((one) => one.moduleSpecifier === undefined)
    .flatMap((statement) =>
      statement.exportClause && ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ name }) => ({
            name: name.text,
            statement,
            value: statement,
          }))
        : [],
    );
  return [...inPlace, ...later];
};

export { ts };
