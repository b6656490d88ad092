import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse, parseAllDocuments } from "yaml";
import { knownSettings } from "../../platform/runtime/environment.settings.ts";
import { secretsOf } from "../../tasks/deployment/kubernetes.ts";
import { readCompose, readDocument } from "../../tasks/mesh/compose.ts";
import { loadServices, serviceNames } from "../../tasks/start/services.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "deploy/kubernetes");
const read = (file: string): string => readFileSync(join(folder, file), "utf8");
const manifests = (file: string): any[] =>
  parseAllDocuments(read(file)).map((one) => one.toJS() as any);

const services = serviceNames();
const compose = readFileSync(join(root, "docker-compose.yml"), "utf8");
const base = manifests("base/services.yaml");
const ofKind = (kind: string) => base.filter((one) => one.kind === kind);
const namesOf = (kind: string) => ofKind(kind).map((one) => one.metadata.name as string);
await loadServices([]);
for (const file of globSync("platform/**/*.settings.ts", { cwd: root }))
  await import(join(root, file));

describe("the Kubernetes manifests", () => {
  test("have a Deployment and a disruption budget per service, and the migration", () => {
    expect(namesOf("Deployment").sort()).toEqual(services);
    expect(namesOf("PodDisruptionBudget").sort()).toEqual(services);
    expect(namesOf("HorizontalPodAutoscaler").sort()).toEqual(["catalog", "gateway", "orders"]);
    expect(namesOf("Job")).toEqual(["migrate"]);
  });

  test("ask every process how it is, and lock it up", () => {
    for (const { metadata, spec } of ofKind("Deployment")) {
      const [container] = spec.template.spec.containers;
      expect([metadata.name, container]).toEqual([
        metadata.name,
        expect.objectContaining({
          startupProbe: expect.anything(),
          readinessProbe: expect.objectContaining({ httpGet: { path: "/readyz", port: "ops" } }),
          livenessProbe: expect.objectContaining({ httpGet: { path: "/livez", port: "ops" } }),
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
        }),
      ]);
      expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
    }
  });

  test("leave the number of copies to an autoscaler where there is one", () => {
    for (const { metadata, spec } of ofKind("Deployment")) {
      const scaled = namesOf("HorizontalPodAutoscaler").includes(metadata.name);
      expect([metadata.name, spec.replicas]).toEqual([metadata.name, scaled ? undefined : 2]);
    }
  });

  test("give time to stop: longer than the process takes", () => {
    const containers = readCompose(compose, {});
    for (const { metadata, spec } of ofKind("Deployment")) {
      const graceMs = containers.find(({ name }) => name === metadata.name)?.graceMs ?? Infinity;
      expect(spec.template.spec.terminationGracePeriodSeconds * 1000).toBeGreaterThan(graceMs);
    }
  });

  test("configure what is a setting, and nothing secret", () => {
    const { configMapGenerator } = parse(read("base/kustomization.yaml")) as any;
    const names = configMapGenerator[0].literals.map((one: string) => one.split("=")[0]);
    const known = knownSettings().map(({ name }) => name);
    expect(names.filter((name: string) => !known.includes(name))).toEqual([]);
    expect(names.filter((name: string) => /PASS|KEY|SECRET|MONGO_URL/u.test(name))).toEqual([]);
  });

  test("have no play money but in the overlay for development", () => {
    const literals = (file: string): string[] =>
      (parse(read(file)) as any).configMapGenerator[0].literals;
    const money = "PAYMENT_PROVIDERS=test";
    expect(
      literals("base/kustomization.yaml").filter((one) => /^PAYMENT_|^SEED/u.test(one)),
    ).toEqual([]);
    expect(literals("overlays/dev/kustomization.yaml")).toEqual(["SEED=demo", money]);
  });

  test("let out only those that compose lets out", () => {
    const document = readDocument(compose, {}) as { services: Record<string, any> };
    const outside = Object.keys(document.services).filter((name) =>
      document.services[name].networks?.includes("outside"),
    );
    const policy = manifests("base/network.yaml").find(
      ({ metadata }) => metadata.name === "caravan-outside",
    );
    expect(policy.spec.podSelector.matchExpressions[0].values).toEqual(outside);
  });

  test("tag every image in the overlay for development, and give it its own secrets", () => {
    const { images } = parse(read("overlays/dev/kustomization.yaml")) as any;
    const built = [...services, "migrate"].sort();
    expect(images.map((one: any) => one.name)).toEqual(built.map((name) => `caravan/${name}`));
    const secrets = manifests("overlays/dev/secrets.yaml");
    expect(secrets.map(({ metadata }) => metadata.name)).toEqual(expect.arrayContaining(built));
    const orders = secrets.find(({ metadata }) => metadata.name === "orders");
    const names = ["MONGO_URL", "NATS_PASS", "SECRETS_KEY"];
    expect(Object.keys(orders.stringData).sort()).toEqual(names);
  });

  test("a secret among a container's variables is seen", () => {
    const environment = {
      NATS_PASS: "a",
      MONGO_KEY: "b",
      SMTP_URL: "c",
      CURRENCY: "d",
      X_PASS: "",
    };
    const container = { name: "x", environment, after: {}, graceMs: 1, profiles: [] };
    expect(secretsOf(container)).toEqual({ NATS_PASS: "a", MONGO_KEY: "b", SMTP_URL: "c" });
  });
});

const kubectl = (process.env["PATH"] ?? "")
  .split(":")
  .map((path) => join(path, "kubectl"))
  .find(existsSync);
if (!kubectl) process.stdout.write("No kubectl found: the overlays are not built.\n");

(kubectl ? test : test.skip).each(["base", "overlays/dev"])("kustomize builds %s", (path) => {
  const built = execFileSync(kubectl as string, ["kustomize", join(folder, path)], {
    encoding: "utf8",
  });
  const kinds = parseAllDocuments(built).map((one) => (one.toJS() as { kind: string }).kind);
  expect(kinds.filter((kind) => kind === "Deployment").length).toBeGreaterThanOrEqual(
    services.length,
  );
  // The settings' name changes with them, and so the pods do; the job that migrates has them too.
  expect(built.match(/configMapRef:\n\s+name: caravan-\w+/gu)?.length).toBe(services.length + 1);
});
