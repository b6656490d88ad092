import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ServiceSchema } from "moleculer";

const root = join(import.meta.dirname, "..", "services");

/** Names of every service there is: the folders with a `<noun>.service.ts`. */
export const serviceNames = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/**
 * The schemas of the wanted services, all when none is named.
 * @throws Error naming a service that does not exist, so that a node never starts empty
 */
export const loadServices = async (wanted: readonly string[]): Promise<ServiceSchema[]> => {
  const known = serviceNames();
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`CARAVAN_SERVICES names ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  }
  const names = wanted.length > 0 ? wanted : known;
  const modules = await Promise.all(
    names.map(
      (name) =>
        import(join(root, name, `${name}.service.ts`)) as Promise<{ default: ServiceSchema }>,
    ),
  );
  return modules.map((module) => module.default);
};
