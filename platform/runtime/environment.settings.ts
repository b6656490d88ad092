import { readFileSync } from "node:fs";
import { ConfigurationError } from "../kernel/configuration-error.ts";
import { misspelt } from "../kernel/misspelt.ts";
import { ownValue } from "../kernel/own-value.ts";
import {
  readSettings,
  type Environment,
  type Setting,
  type SettingValues,
} from "../kernel/settings.ts";

const problems: string[] = [];
/** Variables that production has no default for, and that are not set. */
const missing: string[] = [];
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

const nameOf = ({ name }: KnownSetting): string => name;

/** The settings of one service, read once at load; problems are kept for `assertSettings`. */
export const settingsOf = <S extends Record<string, Setting<unknown>>>(
  spec: S,
): SettingValues<S> => {
  const known = Object.entries(spec).map(([name, { read: _read, ...rest }]) => ({ name, ...rest }));
  known.forEach(({ name }) => wanted.add(name));
  catalogue.push(...known);
  const env = withFiles(process.env);
  const read = readSettings(env, spec);
  problems.push(...read.problems);
  missing.push(
    ...known
      .filter(({ name, facts }) => facts?.requiredInProduction && !ownValue(env, name))
      .map(nameOf),
  );
  declared.set(read.values, known);
  return read.values;
};

/** A problem that shows only when several variables are seen together: a line that begins with the variable's name. */
export const settingProblem = (line: string): void => void problems.push(line);

/** Every variable read so far, for the docs' test. */
export const knownSettings = (): readonly KnownSetting[] => catalogue;

/** The variables that a settings file declares, in its order: by what it exports of `settingsOf`. */
export const settingsIn = (module: Readonly<Record<string, unknown>>): readonly KnownSetting[] =>
  Object.values(module).flatMap((exported) => declared.get(exported) ?? []);

/** Every variable that is malformed, a line each. */
export const settingProblems = (): readonly string[] => problems;

/** @throws ConfigurationError naming every variable that is missing or malformed */
export const assertSettings = (): void => {
  if (problems.length > 0) throw new ConfigurationError(problems);
};

/** `NODE_ENV=production`: nothing is guessed for a demo. */
export const inProduction: boolean = process.env.NODE_ENV === "production";

/** What a process that hosts services must be given in production, a line each. */
export const productionProblems = (): readonly string[] =>
  inProduction
    ? missing.map((name) => {
        const { meaning = "", describe } = catalogue.find((one) => one.name === name) ?? {};
        return `${name} is not set, and NODE_ENV=production has no default for it: set it (${meaning}; ${describe})`;
      })
    : [];

/** Variables that are set and read by nobody, but nearly have the name of one that is: a line each. */
export const misspeltNames = (env: Environment = process.env): readonly string[] =>
  misspelt(Object.keys(env), catalogue.map(nameOf)).map(
    ([given, meant]) => `${given} is set and nobody reads it: is ${meant} meant?`,
  );
