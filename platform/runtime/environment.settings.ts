import { readFileSync } from "node:fs";
import { readSettings, type Env, type Setting, type SettingsOf } from "../kernel/settings.ts";

const problems: string[] = [];
const catalogue: { name: string; describe: string }[] = [];

/** Secrets may come as `<NAME>_FILE`: the file's text without its last newline. */
const withFiles = (env: Env): Env => {
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
export const settingsOf = <S extends Record<string, Setting<unknown>>>(spec: S): SettingsOf<S> => {
  for (const [name, { describe }] of Object.entries(spec)) {
    wanted.add(name);
    catalogue.push({ name, describe });
  }
  const read = readSettings(withFiles(process.env), spec);
  problems.push(...read.problems);
  return read.values;
};

/** Every variable read so far, for the docs' test. */
export const knownSettings = (): readonly { name: string; describe: string }[] => catalogue;

/** @throws Error naming every variable that is missing or malformed */
export const assertSettings = (): void => {
  if (problems.length > 0) {
    throw new Error(
      `The environment is not right:\n${[...new Set(problems)].map((p) => `  ${p}`).join("\n")}`,
    );
  }
};
