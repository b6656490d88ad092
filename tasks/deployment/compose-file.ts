/** docker-compose.yml: its template filled with what the services declare. Pure. */
import { eventsUserOf, servicesCalled } from "./nats-users.ts";
import {
  mapLine,
  mongoPassword,
  mongoPasswords,
  natsPassword,
  natsPasswords,
  placeholder,
} from "./passwords.ts";
import type { DeployedService } from "./services.ts";
import { fill } from "./template.ts";
import type { Variable } from "./variables.ts";

/** Every process is given these: where the parts answer, as containers know each other. */
const ofEveryProcess: Readonly<Record<string, string>> = {
  NATS_URL: "nats://nats:4222",
  NATS_MONITOR_URL: "http://nats:8222",
  OPS_PORT: '"3001"',
  HOST: "0.0.0.0",
};

/** Decided per container below. */
const perContainer = [
  "CARAVAN_SERVICES",
  "NATS_USER",
  "NATS_EVENTS_USER",
  "NATS_PASS",
  "MONGO_URL",
  "SECRETS_KEY",
];

/** Decided by what stands around a container, not by who runs the shop. */
const around: Readonly<Record<string, readonly string[]>> = {
  PORT: ['PORT: "3000"'],
  REDIS_URL: ["REDIS_URL: redis://:${REDIS_PASS:-redis-dev}@redis:6379"],
  DRAIN_MS: ["# The balancer looks twice a second.", 'DRAIN_MS: "2000"'],
  TRUST_PROXY: ["# The balancer's word for whose request it is.", 'TRUST_PROXY: "1"'],
};

/** Handed on as it is set; where it is not, a try's value or none, so that the service takes its default. */
const handedOn = ({ name, facts }: Variable): string =>
  `${name}: \${${name}:-${facts?.tour ?? ""}}`;

const nodeLines = (variables: readonly Variable[]): string[] => [
  ...Object.entries(ofEveryProcess).map(([name, value]) => `${name}: ${value}`),
  ...variables
    .filter(({ name, facts }) => !facts?.local && !perContainer.includes(name))
    .filter(({ name }) => ofEveryProcess[name] === undefined)
    .map(handedOn),
];

const networksOf = ({ front, stores, outside }: DeployedService): string[] => [
  ...(front ? ["edge"] : []),
  "mesh",
  ...(stores ? ["data"] : []),
  ...(outside ? ["outside"] : []),
];

const indented = (spaces: number, lines: readonly string[]): string[] =>
  lines.map((line) => " ".repeat(spaces) + line);

const dependsOn = (service: DeployedService): readonly string[] => [
  service.stores ? "<<: *parts" : "nats: { condition: service_healthy }",
  ...(service.redis ? ["redis: { condition: service_healthy }"] : []),
  ...servicesCalled(service).map((called) => `${called}: *called`),
];

/** What stores something decrypts it. */
const secretsKeyOf = (node: readonly Variable[]): readonly string[] =>
  node.filter(({ name }) => name === "SECRETS_KEY").map(handedOn);

const environmentOf = (service: DeployedService, node: readonly Variable[]): readonly string[] => {
  const { name, stores, variables } = service;
  const events = eventsUserOf(service);
  const own = variables.filter(
    (one) => !one.facts?.local && ofEveryProcess[one.name] === undefined,
  );
  return [
    "<<: *node",
    `CARAVAN_SERVICES: ${name}`,
    `NATS_USER: ${name}`,
    ...(events === undefined ? [] : [`NATS_EVENTS_USER: ${events}`]),
    `NATS_PASS: ${placeholder(natsPassword(name))}`,
    ...(stores
      ? [
          `MONGO_URL: mongodb://${name}:${placeholder(mongoPassword(name))}@mongo:27017/?replicaSet=caravan`,
          ...secretsKeyOf(node),
        ]
      : []),
    ...own.flatMap((one) => around[one.name] ?? [handedOn(one)]),
  ];
};

/** One container of the file. */
const serviceLines = (service: DeployedService, node: readonly Variable[]): readonly string[] => {
  const { name } = service;
  const networks = networksOf(service).join(", ");
  return [
    `${name}:`,
    ...indented(2, [
      "<<: *process",
      `image: caravan/${name}:\${TAG:-dev}`,
      `build: { context: ., dockerfile: deploy/Dockerfile, target: ${name} }`,
      // What *process says already.
      ...(networks === "mesh, data" ? [] : [`networks: [${networks}]`]),
      "depends_on:",
      ...indented(2, dependsOn(service)),
      "environment:",
      ...indented(2, environmentOf(service, node)),
    ]),
  ];
};

export interface ComposeInput {
  readonly template: string;
  readonly made: string;
  readonly services: readonly DeployedService[];
  /** Of the process that hosts services. */
  readonly node: readonly Variable[];
}

/** The text of docker-compose.yml. @throws Error when the template has other gaps */
export const composeFile = ({ template, made, services, node }: ComposeInput): string =>
  fill(template, {
    made,
    node: nodeLines(node).join("\n"),
    services: services.map((one) => serviceLines(one, node).join("\n")).join("\n\n"),
    nats: natsPasswords(services).map(mapLine).join("\n"),
    mongo: mongoPasswords(services).map(mapLine).join("\n"),
  });
