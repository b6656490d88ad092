import { readFileSync } from "node:fs";
import {
  readSettings,
  type Environment,
  type Setting,
  type SettingValues,
} from "../kernel/settings.ts";

const problems: string[] = [];
const catalogue: KnownSetting[] = [];
/** By the values that were read: what was declared. */
const declared = new Map<unknown, readonly KnownSetting[]>();

/** A variable as it was declared. */
export interface KnownSetting extends Pick<Setting<unknown>, "meaning" | "fallback" | "facts"> {
  readonly name: string;
  readonly describe: string;
}

/** Secrets may come as `<NAME>_FILE`: the file's text without its last newline. */
const withFiles = (env: Environment): Environment => {
  const all: Record<string, string | undefined> = { ...env };
  for (const [name, path] of Object.entries(env)) {
    if (!name.endsWith("_FILE") || !path || !/^[A-Z_]+$/u.test(name)) continue;
    if (!wanted.has(name.slice(0, -5))) continue;
    try {
      all[name.slice(0, -5)] = readFileSync(path, "utf8").replace(/\r?\n$/u, "");
    } catch (error) {
      problems.push(`${name} cannot be read (${(error as Error).message})`);
    }
  }
  return all;
};
const wanted = new Set<string>();

/** The settings of one service, read once at load; problems are kept for `assertSettings`. */
export const settingsOf = <S extends Record<string, Setting<unknown>>>(
  spec: S,
): SettingValues<S> => {
  const known = Object.entries(spec).map(([name, { read: _read, ...rest }]) => ({ name, ...rest }));
  known.forEach(({ name }) => wanted.add(name));
  catalogue.push(...known);
  const read = readSettings(withFiles(process.env), spec);
  problems.push(...read.problems);
  declared.set(read.values, known);
  return read.values;
};

/** Every variable read so far, for the docs' test. */
export const knownSettings = (): readonly KnownSetting[] => catalogue;

/** The variables that a settings file declares, in its order: by what it exports of `settingsOf`. */
export const settingsIn = (module: Readonly<Record<string, unknown>>): readonly KnownSetting[] =>
  Object.values(module).flatMap((exported) => declared.get(exported) ?? []);

/** @throws Error naming every variable that is missing or malformed */
export const assertSettings = (): void => {
  if (problems.length > 0) {
    throw new Error(
      `The environment is not right:\n${[...new Set(problems)].map((p) => `  ${p}`).join("\n")}`,
    );
  }
};
