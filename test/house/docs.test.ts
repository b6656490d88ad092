/** The pages: links lead somewhere, commands and paths exist, decisions have one form, the language is plain. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { anchorsIn, codeSpansIn, fencesIn, linksIn, proseOnly } from "../support/pages/markdown.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const paths = globSync(["*.md", "docs/**/*.md"], { cwd: root }).sort();
const pages = paths.map((path) => ({ path, text: read(path) }));
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** Written by a script from the code: their wording is the code's. */
const generated = (path: string): boolean =>
  /^docs\/(errors|events|configuration)\.md$|^docs\/reference\//u.test(path);

/** Links of a page that lead nowhere: no such file, or no such heading in it. */
const brokenLinks = (
  path: string,
  text: string,
  pageOf: (path: string) => string | undefined,
): string[] =>
  linksIn(text).filter((link) => {
    if (/^(?:https?|mailto):/u.test(link)) return false;
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? path : normalize(join(dirname(path), file));
    const page = target === path ? text : pageOf(target);
    if (page === undefined) return true;
    return anchor !== undefined && !anchorsIn(page).has(anchor);
  });

const pageOf = (path: string): string | undefined => {
  if (!existsSync(join(root, path))) return undefined;
  return path.endsWith(".md") ? read(path) : "";
};

/** Commands of a page: its shell blocks and its inline code. */
const commandsIn = (text: string): string[] => [
  ...fencesIn(text)
    .filter(({ language }) => ["sh", "bash", "console"].includes(language))
    .flatMap((fence) => fence.text.split("\n")),
  ...codeSpansIn(text),
];

/** Scripts of package.json that a page names and that do not exist. */
const missingScripts = (text: string, known: Readonly<Record<string, string>>): string[] =>
  commandsIn(text)
    .flatMap((command) => [
      ...[...command.matchAll(/\bnpm run (?:--?[\w-]+ )*([\w:-]+)/gu)].map(([, name]) => name),
      ...[...command.matchAll(/\bnpm (start|test)\b/gu)].map(([, name]) => name),
    ])
    .filter((name): name is string => name !== undefined && !(name in known));

const folders =
  "services|mixins|platform|tasks|dev|test|bench|deploy|docs|public|packages|\\.ci|\\.github";
/** The services that the tutorial and the guides make in a copy. */
const examples = /^services\/(?:reviews|wishes)\b|^test\/services\/(?:reviews|wishes)\b/u;

/** Paths of the repository that a page names and that do not exist. `*` and `{a,b}` are patterns; `<noun>` and NAME are placeholders. */
const missingPaths = (text: string, exists: (path: string) => boolean): string[] => {
  const named = commandsIn(text).flatMap((command) =>
    [
      ...command.matchAll(new RegExp(`(?<![\\w./@~$-])(?:${folders})/[^\\s"'\`:;,()|=]*`, "gu")),
    ].map(([path]) => path.replace(/[.,]$/u, "")),
  );
  return named.filter(
    (path) => !/[<>$]|NAME|NNNN|…/u.test(path) && !examples.test(path) && !exists(path),
  );
};
const existsInRoot = (path: string): boolean =>
  /[*{]/u.test(path) ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));

/** Private language of earlier versions, and what to write instead (docs/glossary.md). */
const refused = [
  /\b(?:told|tells?|telling)\b/giu,
  /\bheard\b/giu,
  /\bwalk(?:s|ed|ing)?\b/giu,
  /\brounds\b/giu,
  /(?<!dead\s+)\bletters?\b(?! (?:and|or) digits)/giu,
  /\b(?:story|stories)\b/giu,
  /\bshapes?\b/giu,
  /\banswer(?:s|ed|ing)?\b/giu,
  /\bhouse\b/giu,
];
/** The terms themselves stand in the first cells of the glossary. */
const withoutTerms = (text: string): string => text.replaceAll(/^\| [^|]* \|/gmu, "|");
const privateWords = (text: string): string[] => {
  const words = proseOnly(text);
  return refused.flatMap((word) => [...words.matchAll(word)].map(([found]) => found.toLowerCase()));
};

/** Blocks that name the file they are copied from (`from=`) and are not in it; `// …` stands for lines left out. */
const foreignBlocks = (text: string, fileOf: (path: string) => string): string[] => {
  const plain = (code: string): string =>
    code
      .split("\n")
      .map((line) => line.trim())
      .join("\n");
  return fencesIn(text).flatMap(({ info, text: code, line }) => {
    const [, path] = /from=(\S+)/u.exec(info) ?? [];
    if (path === undefined) return [];
    const source = plain(fileOf(path));
    const parts = plain(code).split(/^(?:\/\/ )?…$/mu);
    return parts.every((part) => source.includes(part.trim())) ? [] : [`line ${line}: ${path}`];
  });
};

const asCases = pages.map(({ path, text }) => [path, text] as const);

describe("every page", () => {
  test.each(asCases)("%s: links lead to files and headings that exist", (path, text) => {
    expect(brokenLinks(path, text, pageOf)).toEqual([]);
  });

  test.each(asCases)("%s: every npm script it names exists", (_, text) => {
    expect(missingScripts(text, scripts)).toEqual([]);
  });

  test.each(asCases)("%s: every path it names exists", (_, text) => {
    expect(missingPaths(text, existsInRoot)).toEqual([]);
  });

  test.each(asCases)("%s: code that names its file is in that file", (_, text) => {
    expect(foreignBlocks(text, read)).toEqual([]);
  });

  test.each(asCases.filter(([path]) => !generated(path)))("%s: plain English", (path, text) => {
    expect(privateWords(path === "docs/glossary.md" ? withoutTerms(text) : text)).toEqual([]);
  });

  test("can be reached from README.md by links", () => {
    const reached = new Set<string>();
    const queue = ["README.md"];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (reached.has(path) || !path.endsWith(".md") || !existsSync(join(root, path))) continue;
      reached.add(path);
      for (const link of linksIn(read(path))) {
        const [file = ""] = link.split("#");
        if (!file.includes(":")) queue.push(normalize(join(dirname(path), file)));
      }
    }
    expect(paths.filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe("README.md", () => {
  const readme = read("README.md");

  test("its two commands are those of package.json and of .ci/run", () => {
    const commands = fencesIn(readme)
      .filter(({ language }) => language === "sh")
      .map(({ text }) => text.trim());
    expect(commands.slice(0, 2)).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    expect(scripts).toMatchObject({
      start: expect.stringContaining("tasks/start.ts"),
      test: expect.stringContaining("dev/test.ts"),
    });
    expect(read(".ci/run")).toContain("npm ci && npm test");
  });

  test("its table of commands lists every script once", () => {
    const listed = [...readme.matchAll(/^\| `npm (?:run )?([\w:-]+)/gmu)].map(([, name]) => name);
    // npm runs `prestart` before `start` by itself.
    const isHook = (name: string) =>
      name.startsWith("pre") && Object.hasOwn(scripts, name.slice(3));
    const asked = Object.keys(scripts).filter((name) => !isHook(name));
    expect(listed.toSorted()).toEqual(asked.sort());
  });
});

describe("docs/decisions", () => {
  const index = read("docs/decisions/README.md");
  const decisions = globSync("docs/decisions/[0-9]*.md", { cwd: root }).sort();
  const sections = ["Context", "Decision", "Options rejected", "Consequences"];

  // Branches that are written side by side are given numbers beforehand: until all have landed there are gaps.
  test("each have a number of their own", () => {
    const numbers = decisions.map((path) => Number(path.split("/").at(-1)?.slice(0, 4)));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(20);
  });

  test.each(decisions)("%s has the form of all, and a line in the index", (path) => {
    const file = path.split("/").at(-1) ?? "";
    const text = read(path);
    const [, number, title] = /^# (\d{4})\. (.+)$/mu.exec(text) ?? [];
    const date = /^- Date: (\d{4}-\d{2}-\d{2})$/mu.exec(text)?.[1];
    const status = /^- Status: (.+)$/mu.exec(text)?.[1] ?? "";
    expect(number).toBe(file.slice(0, 4));
    expect(date).toBeDefined();
    expect(status).toMatch(
      /^(?:proposed|accepted|superseded by \[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\))$/u,
    );
    expect([...text.matchAll(/^## (.+)$/gmu)].map(([, heading]) => heading)).toEqual(sections);
    expect(index).toContain(`| [${number}](${file}) | ${title} | ${date} | ${status} |\n`);
  });
});

describe("a planted fault is found", () => {
  const page = [
    "# A page",
    "[good](#a-page) [bad](#nowhere) [gone](gone.md) [other](other.md#there) [lost](other.md#lost)",
    "Run `npm run nothing`, see `platform/nowhere.ts`; it tells a story in letters of dead letters.",
    "```sh",
    "npm run start && npm run missing -- services/nope/x.ts",
    "```",
  ].join("\n");

  test("in links", () => {
    const others = (path: string) => (path === "docs/other.md" ? "# There" : undefined);
    expect(brokenLinks("docs/page.md", page, others)).toEqual([
      "#nowhere",
      "gone.md",
      "other.md#lost",
    ]);
  });

  test("in commands and paths", () => {
    expect(missingScripts(page, { start: "" })).toEqual(["missing", "nothing"]);
    expect(missingPaths(page, () => false)).toEqual(["services/nope/x.ts", "platform/nowhere.ts"]);
    expect(missingPaths("`services/<noun>/x.ts` `services/reviews/y.ts`", () => false)).toEqual([]);
  });

  test("in code that was copied from a file", () => {
    const block = (code: string) => "```ts from=a.ts\n" + code + "\n```\n";
    const file = () => "const a = 1;\n  const b = 2;\nconst c = 3;\n";
    expect(foreignBlocks(block("const a = 1;\n// …\nconst c = 3;"), file)).toEqual([]);
    expect(foreignBlocks(block("const a = 1;\nconst c = 3;"), file)).toEqual(["line 1: a.ts"]);
  });

  test("in words, but not in code, in targets of links, or in dead letters", () => {
    expect(privateWords(page)).toEqual(["tells", "letters", "story"]);
    expect(privateWords("`storyOf` [here](test/stories/x.md)\n```ts\n// told\n```\n")).toEqual([]);
  });
});
