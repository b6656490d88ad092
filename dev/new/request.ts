/** What `npm run new` is asked for, from its arguments. Pure. */
import { parseArgs } from "node:util";

export const kinds = ["service", "entity", "provider"] as const;
export type Kind = (typeof kinds)[number];

export interface Request {
  readonly kind: Kind;
  readonly name: string;
  readonly dryRun: boolean;
}

export const USAGE = `Usage: npm run new -- service|entity|provider NAME [--dry-run]
Writes a working slice with its tests, and every generated entry for it (deployment files, OpenAPI, docs).

  service NAME   services/NAME with an aggregate: commands, events, a decider. NAME is a plural noun: reviews, gift-cards
  entity NAME    services/NAME with a plain resource: created, read, changed, removed
  provider NAME  a payment provider: services/payments/adapters/NAME.provider.ts, held to the case suite of all providers

  --dry-run  only prints which files would be written
  --help     prints this

Ends with 0 when all is written, 2 when it was asked for something wrong (nothing is written then), 1 when it failed.`;

/** A request that cannot be met: what was asked for is wrong. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
const LENGTH_MAX = 40;

/** Names of containers, users and stages beside the services, and folders of services' tests. */
const reserved = [
  ...["nats", "mongo", "redis", "balancer", "prometheus", "grafana", "migrate"],
  ...["node", "operator", "root", "shop", "base", "packages", "process"],
];

const nameProblem = (kind: Kind, name: string): string | undefined => {
  if (!kebab.test(name) || name.length > LENGTH_MAX) {
    return `"${name}" is no name: lower-case letters, digits and hyphens, at most ${LENGTH_MAX}, such as gift-cards.`;
  }
  if (reserved.includes(name)) return `"${name}" is taken: a part of the deployment has that name.`;
  // Collections, routes and folders are named in the plural; the singular is made from it.
  if (kind !== "provider" && !name.endsWith("s")) {
    return `"${name}" is no plural: a service is named by the plural of what it owns, such as ${name}s.`;
  }
  return undefined;
};

/** What the arguments ask for; undefined when they ask for help. @throws RequestError saying what is wrong */
export const requestOf = (args: readonly string[]): Request | undefined => {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new RequestError((error as Error).message);
  }
  if (parsed.values.help) return undefined;
  const [asked = "", name, ...rest] = parsed.positionals;
  const kind = kinds.find((one) => one === asked);
  if (kind === undefined) {
    throw new RequestError(`Say what to make, ${kinds.join(", ")}, not "${asked}".`);
  }
  if (name === undefined || rest.length > 0) {
    throw new RequestError(`Say one name: npm run new -- ${kind} NAME.`);
  }
  const problem = nameProblem(kind, name);
  if (problem !== undefined) throw new RequestError(problem);
  return { kind, name, dryRun: parsed.values["dry-run"] };
};
