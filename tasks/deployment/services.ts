/** The services as their schemas, contracts and settings declare them: what all deployment files are made from. */
import { askedByAll } from "../../moleculer.config.ts";
import { declarationsOf } from "../../platform/broker/define-service.ts";
import { brokerName } from "../../platform/contract/contract.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { serviceOf } from "../../services/gateway/domain/catalogue.ts";
import { loadServices, serviceNames, versionNames } from "../start/services.ts";
import type { ServiceRights } from "./nats-users.ts";
import { readVariables, variablesBy, type Declared, type Variable } from "./variables.ts";

interface Metadata {
  readonly calls?: readonly string[];
  readonly listens?: readonly string[];
}

export interface DeployedService extends ServiceRights {
  /** Has collections: a database, and a user of it. */
  readonly stores: boolean;
  /** Those it declares itself, in its order. */
  readonly variables: readonly Variable[];
  /** Answers HTTP: stands behind the balancer, and has the pages. */
  readonly front: boolean;
  readonly redis: boolean;
  /** Reaches servers outside of the deployment. */
  readonly outside: boolean;
  readonly autoscaled: boolean;
}

const united = (lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.flat()),
];

const settingsFacts = (name: string, declared: readonly Declared[]) => {
  const variables = variablesBy(declared, name);
  const reads = (wanted: string): boolean => variables.some((one) => one.name === wanted);
  return {
    variables,
    front: reads("PORT"),
    redis: reads("REDIS_URL"),
    outside: variables.some(({ facts }) => facts?.outside),
    autoscaled: declared.some(({ by, needs }) => by === name && needs.autoscaled),
  };
};

/**
 * Every service with whom it calls, what it publishes and which events it listens to, sorted by name. Versions of one
 * service are one entry: they are one NATS user.
 */
export const readServices = async (
  declared?: readonly Declared[],
): Promise<readonly DeployedService[]> => {
  const schemas = await loadServices([...serviceNames(), ...versionNames()]);
  const all = declared ?? (await readVariables());
  const names = serviceNames();
  const publishers = new Set(
    contracts.filter(({ events }) => Object.keys(events).length > 0).map(serviceOf),
  );
  // Who answers HTTP calls whatever is not for services alone; all others say what they call.
  const offered = contracts
    .flatMap(({ actions }) => Object.values(actions))
    .filter(({ access }) => access !== "internal")
    .map(brokerName);
  return names.map((name) => {
    const versions = schemas.filter((schema) => schema.name === name);
    const metadata = versions.map((schema) => (schema.metadata ?? {}) as Metadata);
    const types = united(metadata.map(({ listens = [] }) => listens));
    const facts = settingsFacts(name, all);
    return {
      name,
      calls: united([
        ...metadata.map(({ calls = [] }) => calls),
        facts.front ? offered : [],
        askedByAll.map(brokerName),
      ]).toSorted(),
      publishes: publishers.has(name),
      sources: united([types.map((type) => type.split(".")[0] as string)]).toSorted(),
      stores: versions.some((schema) => declarationsOf(schema).length > 0),
      ...facts,
    };
  });
};
