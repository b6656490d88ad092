/** Reads docker-compose.yml as Compose does, as far as this shop's file goes. Pure. */
import { parse } from "yaml";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Container {
  readonly name: string;
  /** The target of the Dockerfile; undefined for a part that comes as an image. */
  readonly target?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Container → condition: `service_started`, `service_healthy`, `service_completed_successfully`. */
  readonly after: Readonly<Record<string, string>>;
  /** From SIGTERM to SIGKILL. */
  readonly graceMs: number;
  readonly profiles: readonly string[];
}

interface RawContainer {
  readonly build?: { readonly target?: string };
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>> | readonly string[];
  readonly stop_grace_period?: string;
  readonly profiles?: readonly string[];
}

const variable = /\$(?:\$|\{(?<name>[A-Z_]+)(?:(?<how>:?[-?])(?<word>[^}]*))?\})/gu;

/** `${NAME}`, `${NAME:-fallback}`, `${NAME:?problem}` and `$$`. @throws Error with the problem */
export const interpolate = (text: string, env: Environment): string =>
  text.replaceAll(variable, (...found) => {
    const groups = found.at(-1) as { name?: string; how?: string; word?: string };
    if (groups.name === undefined) return "$";
    const { name, how = "", word = "" } = groups;
    const value = env[name];
    const there = how.startsWith(":") ? Boolean(value) : value !== undefined;
    if (there) return value as string;
    if (how.endsWith("?")) throw new Error(`${name} is required: ${word}`);
    return word;
  });

/** Every variable that the file takes from its environment. */
export const variablesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(variable)].flatMap(({ groups }) => groups?.["name"] ?? []))].sort();

const everywhere = (value: unknown, env: Environment): unknown => {
  if (typeof value === "string") return interpolate(value, env);
  if (Array.isArray(value)) return value.map((one) => everywhere(one, env));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everywhere(one, env)]));
};

const durationMs = (text = "10s"): number => {
  const [, number = "", unit = "s"] = /^(\d+)(ms|s|m)$/u.exec(text) ?? [];
  if (number === "") throw new Error(`${text} is no duration like 40s.`);
  return Number(number) * { ms: 1, s: 1000, m: 60_000 }[unit as "ms" | "s" | "m"];
};

const containerOf = (name: string, raw: RawContainer): Container => {
  const listed = Array.isArray(raw.depends_on)
    ? (raw.depends_on as readonly string[]).map((one) => [one, "service_started"])
    : Object.entries(raw.depends_on ?? {}).map(([one, { condition }]) => [one, condition]);
  return {
    name,
    ...(raw.build?.target === undefined ? {} : { target: raw.build.target }),
    environment: Object.fromEntries(
      Object.entries(raw.environment ?? {}).map(([key, value]) => [key, String(value ?? "")]),
    ),
    after: Object.fromEntries(listed) as Record<string, string>,
    graceMs: durationMs(raw.stop_grace_period),
    profiles: raw.profiles ?? [],
  };
};

/** The whole document, anchors merged and variables filled in. */
export const readDocument = (text: string, env: Environment): Record<string, unknown> =>
  everywhere(parse(text, { merge: true }), env) as Record<string, unknown>;

/** The containers of a compose file. @throws Error when a variable it requires is missing */
export const readCompose = (text: string, env: Environment): Container[] => {
  const { services } = readDocument(text, env) as { services: Record<string, RawContainer> };
  return Object.entries(services).map(([name, raw]) => containerOf(name, raw));
};

/** What each target of a Dockerfile runs: its own last CMD, or that of the target it is made from. */
export const commandsOf = (dockerfile: string): Readonly<Record<string, readonly string[]>> => {
  const commands: Record<string, readonly string[]> = {};
  let target = "";
  for (const line of dockerfile.split("\n")) {
    const [, from = "", name] = /^FROM\s+(\S+)\s+AS\s+(\S+)/u.exec(line) ?? [];
    if (name !== undefined) {
      target = name;
      commands[target] = commands[from] ?? [];
    }
    const command = /^CMD\s+(\[.*\])$/u.exec(line)?.[1];
    if (command !== undefined) commands[target] = JSON.parse(command) as string[];
  }
  return commands;
};
