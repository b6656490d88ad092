import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { optional, text, variable } from "../../../platform/kernel/settings.ts";
import { composeFile } from "../../../tasks/deployment/compose-file.ts";
import {
  baseBlocks,
  configurationBlocks,
  developmentBlocks,
  dockerfileBlocks,
  exampleBlocks,
  networkBlocks,
  prometheusBlocks,
} from "../../../tasks/deployment/lists.ts";
import { natsUsers } from "../../../tasks/deployment/nats-users.ts";
import type { DeployedService } from "../../../tasks/deployment/services.ts";
import {
  readVariables,
  type Declared,
  type Variable,
} from "../../../tasks/deployment/variables.ts";
import { commandsOf, readCompose } from "../../../tasks/mesh/compose.ts";
import { secretsOf } from "../../../tasks/deployment/kubernetes.ts";

const root = join(import.meta.dirname, "../../..");
const template = (name: string): string =>
  readFileSync(join(root, "deploy/templates", name), "utf8");

const declaredAs = (name: string, setting: ReturnType<typeof text>): Variable => ({
  meaning: "",
  fallback: "",
  ...setting,
  name,
});
const stars = declaredAs("STARS_MAX", variable("Stars at most", text({ fallback: "5" })));
const token = declaredAs(
  "REVIEWS_TOKEN",
  variable("Of the review site", optional() as never, { secret: true, outside: true }),
);
const mode = declaredAs(
  "REVIEWS_MODE",
  variable("Who reads first", text({ fallback: "staff", describe: "a | b" }), {
    tour: "open",
    shared: true,
    requiredInProduction: true,
  }),
);

const service = (name: string, more: Partial<DeployedService> = {}): DeployedService => ({
  name,
  calls: [],
  publishes: false,
  sources: [],
  stores: true,
  variables: [],
  front: false,
  redis: false,
  outside: false,
  autoscaled: false,
  ...more,
});
const services = [
  service("gateway", {
    front: true,
    stores: false,
    redis: true,
    calls: ["v1.gateway.x", "v1.reviews.list", "v1.identity.jwks"],
  }),
  service("gift-cards"),
  service("identity"),
  service("reviews", {
    calls: ["v1.gift-cards.get", "v1.identity.jwks"],
    variables: [stars, token, mode],
    outside: true,
  }),
];
const declared: Declared[] = [
  { by: "node", variables: [], needs: {} },
  { by: "gift-cards", variables: [stars], needs: {} },
  { by: "reviews", variables: [stars, token, mode], needs: {} },
];

const compose = composeFile({
  template: template("docker-compose.yml"),
  made: "# made",
  services,
  node: [],
});
const containers = readCompose(compose, {});
const container = (name: string) => containers.find((one) => one.name === name);

describe("a service that no file names", () => {
  test("is a container with its own users, passwords and settings", () => {
    const { environment } = container("reviews") ?? {};
    expect(environment).toMatchObject({
      CARAVAN_SERVICES: "reviews",
      NATS_USER: "reviews",
      NATS_PASS: "reviews-nats-dev",
      MONGO_URL: "mongodb://reviews:reviews-mongo-dev@mongo:27017/?replicaSet=caravan",
      STARS_MAX: "",
      REVIEWS_TOKEN: "",
      REVIEWS_MODE: "open",
    });
    expect(container("nats")?.environment).toMatchObject({
      NATS_PASS_REVIEWS: "reviews-nats-dev",
      NATS_PASS_GIFT_CARDS: "gift-cards-nats-dev",
    });
    expect(container("mongo")?.environment).toMatchObject({
      MONGO_PASS_REVIEWS: "reviews-mongo-dev",
    });
    expect(container("mongo")?.environment).not.toHaveProperty("MONGO_PASS_GATEWAY");
  });

  test("waits for what it uses, and stops before those it calls", () => {
    expect(Object.keys(container("reviews")?.after ?? {}).sort()).toEqual(
      ["gift-cards", "identity", "migrate", "mongo", "nats"].sort(),
    );
    expect(Object.keys(container("gateway")?.after ?? {}).sort()).toEqual(
      ["identity", "nats", "redis", "reviews"].sort(),
    );
  });

  test("is in the networks it needs, and in no other", () => {
    const networks = (name: string) =>
      new RegExp(`^ {2}${name}:\\n(?: {4}.*\\n)*? {4}networks: \\[(.*)\\]`, "mu").exec(
        compose,
      )?.[1];
    expect(networks("reviews")).toBe("mesh, data, outside");
    expect(networks("gateway")).toBe("edge, mesh");
    expect(networkBlocks(services)).toEqual({ outside: "- reviews" });
  });

  test("is an image, and Prometheus scrapes it", () => {
    const { services: stages = "" } = dockerfileBlocks(services);
    const commands = commandsOf(`FROM a AS process\nCMD ["node", "start"]\n${stages}`);
    expect(commands["reviews"]).toEqual(["node", "start"]);
    expect(stages).toContain("FROM process AS gateway\nCOPY public public\n");
    expect(prometheusBlocks(services)["services"]?.split("\n")).toContain("- reviews");
    expect(developmentBlocks(services, declared)["images"]).toContain("name: caravan/reviews,");
  });

  test("has a NATS user; whose name is no variable's, has a password all the same", () => {
    expect(natsUsers(services).map(({ user }) => user)).toContain("gift-cards");
    const { nats = "", mongo = "", secrets } = exampleBlocks(services, declared);
    expect(nats).toContain("NATS_PASS_GIFT_CARDS=gift-cards-nats-dev\n");
    expect(mongo).toContain("MONGO_PASS_REVIEWS=reviews-mongo-dev\n");
    expect(secrets).toBe("REVIEWS_TOKEN=");
  });

  test("stands in the table of settings, once for all who read it", () => {
    expect(configurationBlocks(declared)["variables"]?.split("\n")).toEqual([
      "| `STARS_MAX` | gift-cards, reviews | Stars at most | text; default 5 |",
      "| `REVIEWS_TOKEN` | reviews | Of the review site | text; optional |",
      "| `REVIEWS_MODE` | reviews | Who reads first | a \\| b; default staff |",
    ]);
  });

  test("is configured on Kubernetes by what its settings say of themselves", () => {
    expect(baseBlocks(declared)).toEqual({
      shared: "- REVIEWS_MODE=staff",
      required: "# An overlay says REVIEWS_MODE: production has no default.",
    });
    expect(developmentBlocks(services, declared)["tour"]).toBe("- REVIEWS_MODE=open");
    const one = { name: "x", environment: { KEYRING: "a", STARS_MAX: "5" } };
    const bare = { ...one, after: {}, graceMs: 1, profiles: [] };
    expect(secretsOf(bare, ["KEYRING"])).toEqual({ KEYRING: "a" });
  });
});

test("every variable of the code has a meaning, and secrets are marked", async () => {
  const all = (await readVariables()).flatMap(({ variables }) => variables);
  expect(all.filter(({ meaning }) => meaning.trim() === "")).toEqual([]);
  const secret = all.filter(({ facts }) => facts?.secret).map(({ name }) => name);
  const looksSecret = all
    .map(({ name }) => name)
    .filter((name) => /PASS|TOKEN$|SECRET/u.test(name));
  expect(secret).toEqual(expect.arrayContaining(looksSecret));
});
