import { Scope } from "../../services/identity/identity.schemas.ts";

/** Rules about contracts and the services behind them, as pure functions: each answers what is wrong. */
export interface JudgedAction {
  readonly name: string;
  readonly access?: unknown;
  readonly rest?: { readonly method: string; readonly path: string };
}
export interface Source {
  readonly file: string;
  readonly text: string;
}
/** Which exports of `<service>/<file>` are actions. */
export type IsAction = (service: string, file: string, name: string) => boolean;
export type Graph = Readonly<Record<string, readonly string[]>>;

const plain = ["public", "internal", "signedIn", "steppedUp"];
/** The contract of the service that grants them has the closed list. */
const scopes: readonly string[] = Scope.anyOf.map((one) => one.const);

const isScope = (one: string | undefined): boolean => one !== undefined && scopes.includes(one);

export const accessFaults = (actions: readonly JudgedAction[]): string[] =>
  actions
    .filter(({ access }) => {
      const { scope, formerly = scope } = (access ?? {}) as { scope?: string; formerly?: string };
      return !plain.includes(access as string) && ![scope, formerly].every((one) => isScope(one));
    })
    .map(({ name, access }) => `${name}: access ${JSON.stringify(access)}`);

const twice = (all: readonly string[]): string[] => [
  ...new Set(all.filter((one, i) => all.indexOf(one) !== i)),
];

export const nameFaults = (service: string, actions: readonly JudgedAction[]): string[] =>
  actions
    .map(({ name }) => name)
    .filter((name) => !new RegExp(`^${service}\\.[a-z][a-zA-Z]*$`, "u").test(name));

export const doubleNames = (actions: readonly JudgedAction[]): string[] =>
  twice(actions.map(({ name }) => name));

/** `GET /carts/{id}` and `GET /carts/{cartId}` are one line. */
export const doubleRoutes = (actions: readonly JudgedAction[]): string[] =>
  twice(
    actions.flatMap(({ rest }) =>
      rest ? [`${rest.method} ${rest.path.replaceAll(/\{\w+\}/gu, "{}")}`] : [],
    ),
  );

/** Only its own service can call it: no contract of anybody's. */
const isPrivate = (handler: unknown): boolean =>
  (handler as { readonly visibility?: unknown } | null)?.visibility === "private";

/** Actions without a handler and handlers without a contract. `false` turns an action off. */
export const handlerFaults = (
  service: string,
  actions: readonly JudgedAction[],
  handlers: Readonly<Record<string, unknown>>,
): string[] => {
  const told = actions.map(({ name }) => name);
  const held = Object.entries(handlers)
    .filter(([, handler]) => handler !== false && !isPrivate(handler))
    .map(([key]) => `${service}.${key}`);
  return [
    ...told.filter((name) => !held.includes(name)).map((name) => `${name} has no handler`),
    ...held.filter((name) => !told.includes(name)).map((name) => `${name} has no contract`),
  ];
};

const imported = /import\s+(type\s+)?([^;"']*?)\s+from\s+"(?:\.\.\/)+([a-z-]+)\/([\w.-]+)\.ts"/gu;

/** Names an import takes by value: of a namespace, those the text uses. */
const namesTaken = (clause: string, text: string): string[] => {
  const namespace = /^\* as (\w+)$/u.exec(clause)?.[1];
  if (namespace !== undefined)
    return [...text.matchAll(new RegExp(`\\b${namespace}\\.(\\w+)`, "gu"))].map(([, n]) => `${n}`);
  return clause
    .replaceAll(/[{}]/gu, "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith("type "))
    .map((part) => `${part.split(" as ")[0]}`);
};

/**
 * The actions of neighbours that a service takes by value, or names to the broker; `pricing.*` for the whole contract.
 * An action has no other use than to be called; an event is taken to listen, a schema to compare.
 */
export const actionsCalled = (sources: readonly Source[], isAction: IsAction): string[] => {
  const found = sources.flatMap(({ text }) => [
    ...[...text.matchAll(imported)]
      .filter(([, type]) => type === undefined)
      .flatMap(([, , clause = "", service = "", file = ""]) =>
        // Without its imports, whose paths look like members of a namespace.
        namesTaken(clause, text.replaceAll(imported, ""))
          .filter((name) => name === "contract" || isAction(service, file, name))
          .map((name) => `${service}.${name === "contract" ? "*" : name}`),
      ),
    ...[...text.matchAll(/["'`]v1\.([a-z-]+\.[a-zA-Z]+)["'`]/gu)].map(([, action]) => `${action}`),
  ]);
  return [...new Set(found)].sort();
};

/** Pairs that the house's list does not name. */
export const strangers = (graph: Graph, allowed: Graph): string[] =>
  Object.entries(graph).flatMap(([from, called]) =>
    called.filter((to) => !allowed[from]?.includes(to)).map((to) => `${from} → ${to}`),
  );

/** A way that leads back to where it began; undefined when there is none. */
export const cycleIn = (graph: Graph): string[] | undefined => {
  const walk = (name: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    for (const next of graph[name] ?? []) {
      const found = walk(next, [...way, name]);
      if (found) return found;
    }
    return undefined;
  };
  for (const name of Object.keys(graph)) {
    const found = walk(name, []);
    if (found) return found;
  }
  return undefined;
};
