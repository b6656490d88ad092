import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ServiceSchema } from "moleculer";
import { ConfigurationError } from "../../platform/kernel/configuration-error.ts";

const root = join(import.meta.dirname, "..", "..", "services");

/** Names of every service there is: the folders with a `<noun>.service.ts`. */
export const serviceNames = (folder = root): string[] =>
  globSync("*/*.service.ts", { cwd: folder })
    .filter((file) => basename(file, ".service.ts") === dirname(file))
    .map((file) => dirname(file))
    .sort();

/** Versions beside the first, each in a folder of its own: `v2.orders` of `orders/v2/orders.service.ts`. */
export const versionNames = (folder = root): string[] =>
  globSync("*/v*/*.service.ts", { cwd: folder })
    .map((file) => `${basename(dirname(file))}.${basename(file, ".service.ts")}`)
    .sort();

const fileOf = (name: string): string => {
  const [, version = "", noun = name] = /^(v\d+)\.(.+)$/u.exec(name) ?? [];
  return join(noun, version, `${noun}.service.ts`);
};

/**
 * The schemas of the wanted services; when none is named the first version of each.
 * @throws ConfigurationError naming a service that does not exist, so that a node never starts empty
 */
export const loadServices = async (
  wanted: readonly string[],
  folder = root,
): Promise<ServiceSchema[]> => {
  const first = serviceNames(folder);
  const known = [...first, ...versionNames(folder)];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ConfigurationError([
      `CARAVAN_SERVICES names ${unknown.join(", ")}; there are ${known.join(", ")}.`,
    ]);
  }
  const names = wanted.length > 0 ? wanted : first;
  const modules = await Promise.all(
    names.map((name) => import(join(folder, fileOf(name))) as Promise<{ default: ServiceSchema }>),
  );
  return modules.map((module) => module.default);
};
