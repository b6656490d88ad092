/** The cast of the shop as its contracts tell it: what users, containers and manifests are made from. */
import { contracts } from "../../services/gateway/all.contracts.ts";
import { serviceOf } from "../../services/gateway/catalogue.ts";
import { loadServices } from "../services.ts";
import type { Part } from "./natsUsers.ts";

interface Metadata {
  readonly dependencies?: readonly string[];
  readonly listens?: readonly string[];
}

/** Every service with whom it calls, what it tells and whom it hears, sorted by name. */
export const readCast = async (): Promise<Part[]> => {
  const schemas = await loadServices([]);
  const names = schemas.map(({ name }) => name);
  const tellers = new Set(
    contracts.filter(({ events }) => Object.keys(events).length > 0).map(serviceOf),
  );
  return schemas.map(({ name, metadata }) => {
    const { dependencies = [], listens = [] } = (metadata ?? {}) as Metadata;
    return {
      name,
      // The gateway calls whatever has a route; all others say whom they call.
      calls: name === "gateway" ? names : dependencies,
      tells: tellers.has(name),
      hears: [...new Set(listens.map((type) => type.split(".")[0] as string))].sort(),
    };
  });
};
