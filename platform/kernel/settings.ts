/** Typed reading of the environment: every problem is named, none is guessed away. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Reads one variable's text; undefined when it is missing. */
export interface Setting<T> {
  readonly describe: string;
  readonly read: (text: string | undefined) => { value: T } | { problem: string };
}
export type SettingsOf<S extends Record<string, Setting<unknown>>> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

const orFallback = <T>(
  fallback: T | undefined,
  describe: string,
  parse: (text: string) => { value: T } | { problem: string },
): Setting<T> => ({
  describe:
    fallback === undefined ? `${describe}; required` : `${describe}; default ${String(fallback)}`,
  read: (text) => {
    if (text !== undefined && text !== "") return parse(text);
    return fallback === undefined ? { problem: "is required" } : { value: fallback };
  },
});

export const integer = (o: { min: number; max: number; fallback?: number }): Setting<number> =>
  orFallback(o.fallback, `integer ${o.min} to ${o.max}`, (text) => {
    const value = /^[+-]?\d+$/u.test(text.trim()) ? Number(text) : NaN;
    const fits = Number.isInteger(value) && value >= o.min && value <= o.max;
    return fits
      ? { value }
      : { problem: `must be an integer from ${o.min} to ${o.max}, not "${text}"` };
  });

export const text = (
  o: { fallback?: string; pattern?: RegExp; describe?: string } = {},
): Setting<string> =>
  orFallback(o.fallback, o.describe ?? "text", (value) =>
    !o.pattern || o.pattern.test(value)
      ? { value }
      : { problem: `does not look right (${o.describe ?? o.pattern.source})` },
  );

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

export const optional = (describe = "text", pattern = /./su): Setting<string | undefined> => ({
  describe: `${describe}; optional`,
  read: (value) => {
    if (value === undefined || value === "") return { value: undefined };
    return pattern.test(value) ? { value } : { problem: `does not look right (${describe})` };
  },
});

/** Values and problems of a group of settings; each problem starts with the variable's name. */
export const readSettings = <S extends Record<string, Setting<unknown>>>(
  env: Env,
  spec: S,
): { values: SettingsOf<S>; problems: string[] } => {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(spec)) {
    const read = setting.read(env[name]);
    if ("problem" in read) problems.push(`${name} ${read.problem}`);
    else values[name] = read.value;
  }
  return { values: values as SettingsOf<S>, problems };
};
