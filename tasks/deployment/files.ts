import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCompose, type Container } from "../mesh/compose.ts";
import { servicesIn } from "../mesh/plan.ts";
import { root } from "../start/root.ts";
import { composeFile } from "./compose-file.ts";
import { secretsFile, servicesFile } from "./kubernetes.ts";
import {
  baseBlocks,
  configurationBlocks,
  developmentBlocks,
  dockerfileBlocks,
  exampleBlocks,
  networkBlocks,
  prometheusBlocks,
} from "./lists.ts";
import { usersFile } from "./nats-users.ts";
import { readServices, type DeployedService } from "./services.ts";
import { fill } from "./template.ts";
import { readVariables, variablesBy, type Declared } from "./variables.ts";

const templates = "deploy/templates";
const templateOf = (name: string): string => readFileSync(join(root, templates, name), "utf8");
const madeFrom = (name: string): string =>
  `Made by \`npm run deployment\` from ${templates}/${name} and what the services declare: do not edit.`;

const filled = (name: string, blocks: Readonly<Record<string, string>>, comment = "# "): string =>
  fill(templateOf(name), { made: `${comment}${madeFrom(name)}`, ...blocks });

const composeText = (services: readonly DeployedService[], declared: readonly Declared[]): string =>
  composeFile({
    template: templateOf("docker-compose.yml"),
    made: `# ${madeFrom("docker-compose.yml")}`,
    services,
    node: variablesBy(declared, "node"),
  });

const manifests = (
  containers: readonly Container[],
  services: readonly DeployedService[],
  declared: readonly Declared[],
): Readonly<Record<string, string>> => {
  const names = servicesIn(containers);
  const built = containers.filter(({ target }) => target !== undefined);
  const secret = declared
    .flatMap(({ variables }) => variables)
    .filter(({ facts }) => facts?.secret)
    .map(({ name }) => name);
  return {
    "deploy/kubernetes/base/services.yaml": servicesFile({
      services: built.filter(({ name }) => names.includes(name)),
      jobs: built.filter(({ name }) => !names.includes(name)),
      autoscaled: services.filter(({ autoscaled }) => autoscaled).map(({ name }) => name),
    }),
    "deploy/kubernetes/base/network.yaml": filled("network.yaml", networkBlocks(services)),
    "deploy/kubernetes/base/kustomization.yaml": filled("base.yaml", baseBlocks(declared)),
    "deploy/kubernetes/overlays/dev/kustomization.yaml": filled(
      "dev.yaml",
      developmentBlocks(services, declared),
    ),
    "deploy/kubernetes/overlays/dev/secrets.yaml": secretsFile(
      containers.filter(({ profiles }) => profiles.length === 0),
      secret,
    ),
  };
};

/** Path below the root → text, of every file that is made and not written; a test compares them. */
export const deploymentFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const declared = await readVariables();
  const services = await readServices(declared);
  const compose = composeText(services, declared);
  return {
    "docker-compose.yml": compose,
    ".env.example": filled("env.example", exampleBlocks(services, declared)),
    "docs/configuration.md": filled("configuration.md", configurationBlocks(declared), ""),
    "deploy/Dockerfile": filled("Dockerfile", dockerfileBlocks(services)),
    "deploy/prometheus/prometheus.yml": filled("prometheus.yml", prometheusBlocks(services)),
    "deploy/nats/users.conf": usersFile(services),
    // Without an environment: what is committed holds development values only.
    ...manifests(readCompose(compose, {}), services, declared),
  };
};
