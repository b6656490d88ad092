import { ownValue } from "./own-value.ts";
import { textFlaw } from "./texts/text.ts";

/** Typed reading of the environment: every problem is named, none is guessed away. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the generated files (`npm run deployment`) must know of a variable beside its values. */
export interface VariableSpec {
  /** In a Secret of Kubernetes, never in a ConfigMap. */
  readonly secret?: true;
  /** The same for every service that reads it: stands in the ConfigMap of Kubernetes with its default. */
  readonly shared?: true;
  /** Of one process on one machine, or of people's tools: no container is given it. */
  readonly local?: true;
  /** Whoever reads it connects to servers outside of the deployment. */
  readonly outside?: true;
  /** Its value where docker-compose.yml and `npm run mesh` are tried out and nothing is set. */
  readonly tour?: string;
  /** Has no default where NODE_ENV is `production`: a deployment chooses. */
  readonly requiredInProduction?: true;
  /** The default as documentation shows it, where the real one depends on the machine. */
  readonly fallback?: string;
}

/** What a service asks of its deployment beside variables: the export `deployment` of its `<noun>.settings.ts`. */
export interface DeploymentSpec {
  /** More copies while it is busy, instead of two. */
  readonly autoscaled?: true;
}

/** Reads one variable's text; undefined when it is missing. */
export interface Setting<T> {
  /** The values it takes, and its default. */
  readonly describe: string;
  /** What it is for: its line in docs/configuration.md. */
  readonly meaning?: string;
  /** The default as text; undefined when there is none. */
  readonly fallback?: string;
  readonly facts?: VariableSpec;
  readonly read: (text: string | undefined) => { value: T } | { problem: string };
}
export type SettingValues<S extends Record<string, Setting<unknown>>> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

const orFallback = <T>(
  fallback: T | undefined,
  describe: string,
  parse: (text: string) => { value: T } | { problem: string },
): Setting<T> => ({
  describe:
    fallback === undefined ? `${describe}; required` : `${describe}; default ${String(fallback)}`,
  ...(fallback === undefined ? {} : { fallback: String(fallback) }),
  read: (text) => {
    if (text !== undefined && text !== "") return parse(text);
    return fallback === undefined ? { problem: "is required" } : { value: fallback };
  },
});

/**
 * An integer within limits; without a fallback the variable is required.
 * @example integer({ min: 0, max: 65535, fallback: 3000 })
 */
export const integer = (o: { min: number; max: number; fallback?: number }): Setting<number> =>
  orFallback(o.fallback, `integer ${o.min} to ${o.max}`, (text) => {
    const value = /^[+-]?\d+$/u.test(text.trim()) ? Number(text) : NaN;
    const fits = Number.isInteger(value) && value >= o.min && value <= o.max;
    return fits ? { value } : { problem: `must be an integer from ${o.min} to ${o.max}` };
  });

/**
 * Any text, or one that a pattern matches; `describe` is its line in the documentation.
 * @example text({ fallback: "Caravan" })
 */
export const text = (
  o: { fallback?: string; pattern?: RegExp; describe?: string } = {},
): Setting<string> =>
  orFallback(o.fallback, o.describe ?? "text", (value) => {
    const flaw = textFlaw(value, "line");
    if (flaw !== undefined) return { problem: flaw };
    return !o.pattern || o.pattern.test(value)
      ? { value }
      : { problem: `does not look right: set ${o.describe ?? o.pattern.source}` };
  });

/**
 * One of a closed list.
 * @example oneOf(["dispatch", "placed"], "dispatch")
 */
export const oneOf = <T extends string>(values: readonly T[], fallback?: T): Setting<T> =>
  orFallback(fallback, values.join(" | "), (value) =>
    values.includes(value as T)
      ? { value: value as T }
      : { problem: `must be one of ${values.join(", ")}` },
  );

/** Comma-separated. */
export const list = (fallback: readonly string[]): Setting<readonly string[]> =>
  orFallback<readonly string[]>(fallback, "comma-separated list", (value) => ({
    value: value
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  }));

/**
 * A text that may be missing: undefined then.
 * @example optional("SMTP server, smtp://host:587")
 */
export const optional = (describe = "text", pattern = /./su): Setting<string | undefined> => ({
  describe: `${describe}; optional`,
  read: (value) => {
    if (value === undefined || value === "") return { value: undefined };
    return pattern.test(value) ? { value } : { problem: `does not look right: set ${describe}` };
  },
});

/**
 * A setting with what documentation and deployment say of it:
 * `SMTP_URL: variable("Where mails are sent", optional(), { secret: true, outside: true })`.
 */
export const variable = <T>(
  meaning: string,
  setting: Setting<T>,
  facts: VariableSpec = {},
): Setting<T> => {
  const { fallback = setting.fallback } = facts;
  const describe =
    facts.fallback === undefined
      ? setting.describe
      : setting.describe.replace(/default .*$/su, `default ${facts.fallback}`);
  return { ...setting, meaning, describe, facts, ...(fallback === undefined ? {} : { fallback }) };
};

/**
 * A setting that takes fewer values than its form allows; `problem` says what is wrong and what to set.
 * @example checked(text(), (code) => (isCountry(code) ? undefined : "is no country: set one such as DE"))
 */
export const checked = <T>(
  setting: Setting<T>,
  problem: (value: T) => string | undefined,
): Setting<T> => ({
  ...setting,
  read(text) {
    const read = setting.read(text);
    // A default is the code's own.
    if ("problem" in read || text === undefined || text === "") return read;
    const wrong = problem(read.value);
    return wrong === undefined ? read : { problem: wrong };
  },
});

/** Longer values are cut in messages. */
const SHOWN = 80;

/** A variable's value as a message may show it: no secrets, also none within a URL. */
const shown = (name: string, text: string, facts: VariableSpec = {}): string => {
  if (facts.secret) return '"***"';
  const open = name.endsWith("_URL") && text.includes("@");
  const safe = open ? `***${text.slice(text.lastIndexOf("@"))}` : text;
  return JSON.stringify(safe.length > SHOWN ? `${safe.slice(0, SHOWN)}…` : safe);
};

/** The line of a problem: variable, value, and what is wrong with it. */
export const problemLine = (
  name: string,
  text: string | undefined,
  problem: string,
  facts?: VariableSpec,
): string =>
  text === undefined || text === ""
    ? `${name} ${problem}`
    : `${name} ${shown(name, text, facts)} ${problem}`;

/** Values and problems of a group of settings; each problem starts with the variable's name. */
export const readSettings = <S extends Record<string, Setting<unknown>>>(
  env: Environment,
  spec: S,
): { values: SettingValues<S>; problems: string[] } => {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(spec)) {
    const text = ownValue(env, name);
    const read = setting.read(text);
    if ("problem" in read) problems.push(problemLine(name, text, read.problem, setting.facts));
    else values[name] = read.value;
  }
  return { values: values as SettingValues<S>, problems };
};
