/** The pages of docs/reference/, made from the exported functions of platform/ and mixins/. */
import { globSync } from "node:fs";
import { format } from "prettier";
import { exportedFunctions, type ExportedFunction } from "./exported.ts";

interface Area {
  /** Name of the page, without .md. */
  readonly page: string;
  readonly folder: string;
  readonly about: string;
}

const areas: readonly Area[] = [
  { page: "kernel", folder: "platform/kernel", about: "pure helpers without dependencies" },
  { page: "contract", folder: "platform/contract", about: "declaring actions, events and schemas" },
  { page: "domain", folder: "platform/domain", about: "deciders and sagas" },
  { page: "messaging", folder: "platform/messaging", about: "events: bus, outbox, consumers" },
  {
    page: "storage",
    folder: "platform/storage",
    about: "collections, aggregates and their stores",
  },
  { page: "broker", folder: "platform/broker", about: "services, actions and middlewares" },
  { page: "runtime", folder: "platform/runtime", about: "one process and the mesh" },
  { page: "ops", folder: "platform/ops", about: "metrics, logging and health" },
  { page: "mixins", folder: "mixins", about: "Moleculer mixins" },
];

/** Links in comments to files of the source (`rules.ts`) are left as text. */
const escaped = (comment: string): string =>
  comment.replaceAll("<", "&lt;").replaceAll(/`[^`]*`/gu, (code) => code.replaceAll("&lt;", "<"));

const sectionOf = async (one: ExportedFunction): Promise<string> => {
  const code = await format(one.declaration, { parser: "typescript", printWidth: 100 });
  return [
    `### ${one.name}`,
    "",
    "```ts",
    code.replace(/^declare function /u, "").trim(),
    "```",
    ...(one.comment === "" ? [] : ["", escaped(one.comment)]),
    ...one.examples.flatMap((example) => ["", "```ts", example, "```"]),
    "",
  ].join("\n");
};

const pageOf = async (area: Area, functions: readonly ExportedFunction[]): Promise<string> => {
  const files = [...new Set(functions.map(({ file }) => file))];
  const parts = await Promise.all(
    files.map(async (file) => {
      const own = functions.filter((one) => one.file === file);
      const sections = await Promise.all(own.map(sectionOf));
      return [`## [${file}](../../${file})`, "", ...sections].join("\n");
    }),
  );
  const title = area.page[0]?.toUpperCase() + area.page.slice(1);
  return [
    `# ${title}`,
    "",
    `\`${area.folder}/\`: ${area.about}. Made by \`npm run reference\` from the source.`,
    "",
    ...parts,
  ].join("\n");
};

const indexOf = (made: readonly { area: Area; functions: readonly ExportedFunction[] }[]): string =>
  [
    "# Reference of the platform",
    "",
    "Every exported function of `platform/` and `mixins/`, with its signature and its doc comment. Made by",
    "`npm run reference` from the source; a test compares.",
    "",
    "| page | about | functions |",
    "|---|---|---|",
    ...made.map(
      ({ area: { page, folder, about }, functions }) =>
        `| [${page}](${page}.md) | \`${folder}/\`: ${about} | ${functions.length} |`,
    ),
    "",
  ].join("\n");

/** Every exported function of platform/ and mixins/. */
export const platformFunctions = (root: string): ExportedFunction[] =>
  exportedFunctions(root, globSync("{platform,mixins}/**/*.ts", { cwd: root }).sort());

/** Path below the root → text. Areas without an exported function have no page. */
export const referencePages = async (
  all: readonly ExportedFunction[],
): Promise<Readonly<Record<string, string>>> => {
  const made = areas
    .map((area) => ({
      area,
      functions: all.filter(({ file }) => file.startsWith(`${area.folder}/`)),
    }))
    .filter(({ functions }) => functions.length > 0);
  const pages = await Promise.all(
    made.map(async ({ area, functions }) => [
      `docs/reference/${area.page}.md`,
      await pageOf(area, functions),
    ]),
  );
  return Object.fromEntries([["docs/reference/README.md", indexOf(made)], ...pages]);
};
