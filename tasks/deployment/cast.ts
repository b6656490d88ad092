/** The cast of the shop as its contracts tell it: what users, containers and manifests are made from. */
import { contracts } from "../../services/gateway/all-contracts.ts";
import { serviceOf } from "../../services/gateway/domain/catalogue.ts";
import { loadServices, serviceNames, versionNames } from "../start/services.ts";
import type { Part } from "./nats-users.ts";

interface Metadata {
  readonly dependencies?: readonly string[];
  readonly listens?: readonly string[];
}

const united = (lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.flat()),
];

/**
 * Every service with whom it calls, what it tells and whom it hears, sorted by name. Versions of one service are one
 * part: they are one NATS user.
 */
export const readCast = async (): Promise<Part[]> => {
  const schemas = await loadServices([...serviceNames(), ...versionNames()]);
  const names = serviceNames();
  const tellers = new Set(
    contracts.filter(({ events }) => Object.keys(events).length > 0).map(serviceOf),
  );
  return names.map((name) => {
    const versions = schemas
      .filter((schema) => schema.name === name)
      .map(({ metadata }) => (metadata ?? {}) as Metadata);
    const heard = united(versions.map(({ listens = [] }) => listens));
    return {
      name,
      // The gateway calls whatever has a route; all others say whom they call.
      calls:
        name === "gateway" ? names : united(versions.map(({ dependencies = [] }) => dependencies)),
      tells: tellers.has(name),
      hears: united([heard.map((type) => type.split(".")[0] as string)]).toSorted(),
    };
  });
};
