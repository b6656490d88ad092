/** The files of a slice: templates with the names filled in. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { RequestError, type Request } from "./request.ts";
import { namesOf, type Names } from "./names.ts";

const templates = join(import.meta.dirname, "../templates");
const suffix = ".txt";

/** Path below the root → text. */
export type Files = Readonly<Record<string, string>>;

const gap = /\{\{ (?<name>\w+) \}\}/gu;

/** A text with `{{ plural }}` and the like filled in. @throws Error naming a gap that is of no name */
export const named = (text: string, names: Names): string => {
  const values = new Map<string, string>(Object.entries(names));
  return text.replaceAll(gap, (_gap, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`A template asks for ${name}, which is none.`);
    return value;
  });
};

/** `services/nouns/actions/get-noun.ts.txt` → `services/reviews/actions/get-review.ts` */
const pathOf = (template: string, { plural, singular }: Names): string =>
  template
    .slice(0, -suffix.length)
    .replaceAll(/\bnouns\b/gu, plural)
    .replaceAll(/\bnoun\b/gu, singular)
    .replaceAll("\\", "/");

/** The files of a request, formatted as all others are. @throws RequestError when one of them is there already */
export const sliceOf = async ({ kind, name }: Request, root: string): Promise<Files> => {
  const names = namesOf(name);
  const folder = join(templates, kind);
  const config = (await resolveConfig(join(root, "package.json"))) ?? {};
  const files: Record<string, string> = {};
  for (const template of globSync(`**/*${suffix}`, { cwd: folder }).sort()) {
    const path = pathOf(template, names);
    if (existsSync(join(root, path))) throw new RequestError(`${path} is there already.`);
    const text = named(readFileSync(join(folder, template), "utf8"), names);
    // Longer names break lines elsewhere.
    files[path] = await format(text, { ...config, filepath: path });
  }
  return files;
};

/** @throws RequestError when a service has the name */
export const assertFree = ({ kind, name }: Request, root: string): void => {
  if (kind !== "provider" && existsSync(join(root, "services", name))) {
    throw new RequestError(`There is a service ${name} already: services/${name}.`);
  }
};
