/** The files that are a template and lists of services or variables. Pure: each returns what fills the gaps. */
import { envLine, MIGRATE, mongoPasswords, natsPasswords } from "./passwords.ts";
import type { DeployedService } from "./services.ts";
import { readersOf, type Declared, type Variable } from "./variables.ts";

type Blocks = Readonly<Record<string, string>>;

const lines = (all: readonly string[]): string => all.join("\n");

const once = (declared: readonly Declared[]): readonly Variable[] =>
  readersOf(declared).map(({ variable }) => variable);

const stageOf = ({ name, front }: DeployedService): string =>
  lines([
    `FROM process AS ${name}`,
    ...(front ? ["COPY public public"] : []),
    `ENV CARAVAN_SERVICES=${name}${front ? " PORT=3000" : ""}`,
    ...(front ? ["EXPOSE 3000"] : []),
  ]);

/** deploy/Dockerfile: a target per service. */
export const dockerfileBlocks = (services: readonly DeployedService[]): Blocks => ({
  services: services.map(stageOf).join("\n\n"),
});

/** deploy/prometheus/prometheus.yml: the names that Docker's DNS is asked for. */
export const prometheusBlocks = (services: readonly DeployedService[]): Blocks => ({
  services: lines(services.map(({ name }) => `- ${name}`)),
});

/** deploy/kubernetes/base/network.yaml: who may connect to servers outside. */
export const networkBlocks = (services: readonly DeployedService[]): Blocks => ({
  outside: lines(services.filter(({ outside }) => outside).map(({ name }) => `- ${name}`)),
});

/** deploy/kubernetes/base/kustomization.yaml: what all services read, and what an overlay must add. */
export const baseBlocks = (declared: readonly Declared[]): Blocks => ({
  shared: lines(
    once(declared)
      .filter(({ facts }) => facts?.shared)
      .map(({ name, fallback }) => `- ${name}=${fallback}`),
  ),
  required: lines(
    once(declared)
      .filter(({ facts }) => facts?.requiredInProduction)
      .map(({ name }) => `# An overlay says ${name}: production has no default.`),
  ),
});

/** A secret's is among the secrets. */
const tourOf = (declared: readonly Declared[]): readonly string[] =>
  once(declared)
    .filter(({ facts }) => !facts?.secret)
    .flatMap(({ name, facts }) => (facts?.tour === undefined ? [] : [`${name}=${facts.tour}`]));

/** deploy/kubernetes/overlays/dev/kustomization.yaml: the images, and what makes a try of it. */
export const developmentBlocks = (
  services: readonly DeployedService[],
  declared: readonly Declared[],
): Blocks => ({
  images: lines(
    [...services.map(({ name }) => name), MIGRATE]
      .sort()
      .map((name) => `- { name: caravan/${name}, newTag: dev }`),
  ),
  tour: lines(tourOf(declared).map((one) => `- ${one}`)),
});

/** Secrets that services and the process declare: those that no container is given a development value of, and those that one is. */
const ownSecrets = (
  services: readonly DeployedService[],
  declared: readonly Declared[],
): readonly string[] => {
  const own = services.flatMap(({ variables }) => variables);
  const tried = once(declared).filter(({ facts }) => facts?.secret && facts.tour !== undefined);
  return [
    ...new Set(
      [...tried, ...own]
        // Redis' URL is made of its password.
        .filter(({ name, facts }) => facts?.secret && name !== "REDIS_URL")
        .map(({ name, facts }) => `${name}=${facts?.tour ?? ""}`),
    ),
  ];
};

/** .env.example */
export const exampleBlocks = (
  services: readonly DeployedService[],
  declared: readonly Declared[],
): Blocks => ({
  nats: lines(natsPasswords(services).map(envLine)),
  mongo: lines(mongoPasswords(services).map(envLine)),
  secrets: lines(ownSecrets(services, declared)),
  tour: lines(tourOf(declared).map((one) => `# ${one}`)),
});

const cell = (text: string): string => text.replaceAll("|", "\\|").trim();

const rowOf = (name: string, by: string, meaning: string, values: string): string =>
  `| \`${name}\` | ${by} | ${cell(meaning)} | ${cell(values)} |`;

/** A family of variables: which there are, only the environment knows. */
const familyOf = (name: string): readonly string[] =>
  name === "MONGO_URL"
    ? [
        rowOf(
          "MONGO_URL_<SERVICE>",
          "node",
          "The whole URL of one service's database, such as `MONGO_URL_ORDERS`: another cluster, another user, if it says so another database",
          "MongoDB of one service; optional",
        ),
      ]
    : [];

/** The table of docs/configuration.md. */
export const configurationBlocks = (declared: readonly Declared[]): Blocks => ({
  variables: lines(
    readersOf(declared).flatMap(({ variable: { name, meaning, describe }, by }) => [
      rowOf(name, by.join(", "), meaning, describe),
      ...familyOf(name),
    ]),
  ),
});
