/** `npm run new -- service|entity|provider NAME`: writes a working slice, and every generated entry for it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../tasks/start/root.ts";
import { withNouns } from "./new/glossary.ts";
import { namesOf } from "./new/names.ts";
import { RequestError, requestOf, USAGE, type Request } from "./new/request.ts";
import { assertFree, sliceOf, type Files } from "./new/slice.ts";
import { run } from "./run.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Each in a process of its own: this one has loaded the project as it was. */
const generators = ["deployment", "openapi"];

const glossary = "docs/glossary.md";

/** The glossary with the slice's noun; undefined when it needs none. */
const glossaryWith = ({ kind, name }: Request): string | undefined => {
  if (kind === "provider" || !existsSync(join(root, glossary))) return undefined;
  const page = readFileSync(join(root, glossary), "utf8");
  const { phrase, plural } = namesOf(name);
  const after = withNouns(page, phrase, plural);
  return after === page ? undefined : after;
};

const write = (files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    say(path);
  }
};

const generate = async (): Promise<void> => {
  for (const name of generators) {
    const args = ["--disable-warning=ExperimentalWarning", `tasks/${name}.ts`];
    const { ok, output } = await run({ name, args });
    if (!ok) throw new Error(`All is written, but \`npm run ${name}\` failed:\n${output}`);
    say(`npm run ${name}: done`);
  }
};

const testsOf = (files: Files): string[] =>
  Object.keys(files).filter((path) => path.endsWith(".test.ts"));

const make = async (request: Request): Promise<void> => {
  assertFree(request, root);
  const files = await sliceOf(request, root);
  const page = glossaryWith(request);
  const all = { ...files, ...(page === undefined ? {} : { [glossary]: page }) };
  if (request.dryRun) {
    Object.keys(all).forEach(say);
    say(`Then: ${generators.map((name) => `npm run ${name}`).join(", ")}. Nothing was written.`);
    return;
  }
  write(all);
  await generate();
  say(`\nTry it: npm test -- ${testsOf(files).join(" ")}`);
};

try {
  const request = requestOf(process.argv.slice(2));
  if (request) await make(request);
  else say(USAGE);
} catch (error) {
  const isRequest = error instanceof RequestError;
  process.stderr.write(`${(error as Error).message}\n${isRequest ? `\n${USAGE}\n` : ""}`);
  process.exitCode = isRequest ? 2 : 1;
}
