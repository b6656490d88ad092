/** Kubernetes manifests of the services, from the containers of the compose file. Pure. */
import { stringify } from "yaml";
import type { Container } from "../mesh/compose.ts";

type Manifest = Readonly<Record<string, unknown>>;

const OPS = 3001;
const API = 3000;

const labelsOf = (name: string): Record<string, string> => ({
  "app.kubernetes.io/name": name,
  "app.kubernetes.io/part-of": "caravan",
});

/** Each container gets its own object: an anchor in the output would be hard to read. */
const lockedUp = () => ({
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
});

const podSecurity = () => ({
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 1000,
  seccompProfile: { type: "RuntimeDefault" },
});

const probe = (path: string, periodSeconds: number, failureThreshold: number) => ({
  httpGet: { path, port: "ops" },
  periodSeconds,
  timeoutSeconds: 3,
  failureThreshold,
});

/** Settings that all may know, and the secrets of this one. */
const environment = (name: string) => ({
  envFrom: [{ configMapRef: { name: "caravan" } }, { secretRef: { name } }],
});

const imageOf = (name: string) => ({
  name,
  image: `caravan/${name}`,
  securityContext: lockedUp(),
  volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
});

const tmp = () => ({ volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }] });

/** What the compose file says of this container alone. */
const own = ({ environment: all }: Container, names: readonly string[]) =>
  names.flatMap((name) => (all[name] === undefined ? [] : [{ name, value: String(all[name]) }]));

const containerOf = (container: Container, front: boolean): Manifest => ({
  ...imageOf(container.name),
  ...environment(container.name),
  env: own(container, ["CARAVAN_SERVICES", "NATS_USER", "NATS_EVENTS_USER"]),
  ports: [
    { name: "ops", containerPort: OPS },
    ...(front ? [{ name: "http", containerPort: API }] : []),
  ],
  startupProbe: probe("/livez", 2, 60),
  readinessProbe: probe("/readyz", 3, 1),
  livenessProbe: probe("/livez", 10, 6),
  // Who routes to a gateway learns late that it stops: it goes on until they have.
  ...(front ? { lifecycle: { preStop: { sleep: { seconds: 5 } } } } : {}),
  resources: {
    requests: { cpu: "50m", memory: "192Mi" },
    limits: { memory: "512Mi" },
  },
});

const deployment = (container: Container, autoscaled: boolean): Manifest => {
  const { name, environment: set, graceMs } = container;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels: labelsOf(name) },
    spec: {
      ...(autoscaled ? {} : { replicas: 2 }),
      revisionHistoryLimit: 3,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: labelsOf(name) },
      template: {
        metadata: {
          labels: labelsOf(name),
          annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": String(OPS) },
        },
        spec: {
          automountServiceAccountToken: false,
          // Or Kubernetes adds variables named after every Service.
          enableServiceLinks: false,
          terminationGracePeriodSeconds: graceMs / 1000 + 10,
          securityContext: podSecurity(),
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "kubernetes.io/hostname",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: { matchLabels: labelsOf(name) },
            },
          ],
          containers: [containerOf(container, set["PORT"] !== undefined)],
          ...tmp(),
        },
      },
    },
  };
};

const disruptionBudget = (name: string): Manifest => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name, labels: labelsOf(name) },
  spec: { maxUnavailable: 1, selector: { matchLabels: labelsOf(name) } },
});

const autoscaler = (name: string): Manifest => ({
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name, labels: labelsOf(name) },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [
      // A value, not a share of what is requested: a Node process can use one core.
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "AverageValue", averageValue: "500m" } },
      },
    ],
    behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
  },
});

const migration = (container: Container): Manifest => {
  const { name } = container;
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name, labels: labelsOf(name) },
    spec: {
      backoffLimit: 6,
      template: {
        metadata: { labels: labelsOf(name) },
        spec: {
          restartPolicy: "OnFailure",
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: podSecurity(),
          containers: [
            {
              ...imageOf(name),
              ...environment(name),
              env: own(container, ["NATS_USER"]),
              resources: { requests: { cpu: "50m", memory: "192Mi" }, limits: { memory: "512Mi" } },
            },
          ],
          ...tmp(),
        },
      },
    },
  };
};

const fileOf = (manifests: readonly Manifest[]): string =>
  [
    "# Made by `npm run deployment`: do not edit.\n",
    ...manifests.map((one) => stringify(one, { lineWidth: 0, aliasDuplicateObjects: false })),
  ].join("---\n");

export interface Containers {
  readonly services: readonly Container[];
  /** Run to their end. */
  readonly jobs: readonly Container[];
  /** Names of services with more copies while they are busy; the others have two. */
  readonly autoscaled: readonly string[];
}

/** Deployments, disruption budgets, autoscalers and the migration's job. */
export const servicesFile = ({ services, jobs, autoscaled }: Containers): string =>
  fileOf([
    ...services.map((one) => deployment(one, autoscaled.includes(one.name))),
    ...services.map(({ name }) => disruptionBudget(name)),
    ...autoscaled.map(autoscaler),
    ...jobs.map(migration),
  ]);

/** Names that are secret by themselves: the parts' own variables, which no settings file declares. */
const secretName = /_PASS(_|$)|_KEY$|_PASSWORD$|_AUTH$|^(MONGO|REDIS|SMTP)_URL$/u;

/** What a container is given that only it may know. `declared`: variables that are secrets by their declaration. */
export const secretsOf = (
  { environment: own }: Container,
  declared: readonly string[] = [],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(own).filter(
      ([name, value]) => (secretName.test(name) || declared.includes(name)) && value !== "",
    ),
  );

/** A Secret for each container that has any, with the development values of the compose file. */
export const secretsFile = (
  containers: readonly Container[],
  declared: readonly string[],
): string =>
  fileOf(
    containers
      .map((one) => ({ name: one.name, stringData: secretsOf(one, declared) }))
      .filter(({ stringData }) => Object.keys(stringData).length > 0)
      .map(({ name, stringData }) => ({
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name, labels: labelsOf(name) },
        stringData,
      })),
  );
