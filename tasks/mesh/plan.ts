/** From the compose file to processes: what runs, in which environment, who stops first. Pure. */
import type { Container, Environment } from "./compose.ts";

/** Where the parts answer, instead of by the names containers have. */
export interface Addresses {
  readonly natsUrl: string;
  readonly natsMonitorUrl?: string;
  readonly mongoUrl: string;
  /** Without it the shop goes on by itself. */
  readonly redisUrl?: string;
}

export interface Job {
  readonly name: string;
  /** Arguments of Node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly graceMs: number;
}

export interface ServicePlan extends Job {
  readonly copies: number;
  /** Answers the public port: the balancer's. */
  readonly front: boolean;
}

export interface Plan {
  /** Run to their end, one after the other, before anything else. */
  readonly once: readonly Job[];
  readonly services: readonly ServicePlan[];
  /** Services in the order they stop: those in one row at the same time, callers before those they call. */
  readonly stops: readonly (readonly string[])[];
}

const COPIES_MAX = 32;

/** `orders=3 catalog=2` → counts. @throws Error naming what is wrong */
export const countsOf = (
  args: readonly string[],
  known: readonly string[],
): Readonly<Record<string, number>> => {
  const pairs = args.map((arg): [string, number] => {
    const [name = "", count = ""] = arg.split("=", 2);
    if (!known.includes(name)) {
      throw new Error(`There is no service "${name}"; there are ${known.join(", ")}.`);
    }
    if (!/^\d{1,2}$/u.test(count) || Number(count) > COPIES_MAX) {
      throw new Error(`"${arg}": say how many copies, 0 to ${COPIES_MAX}, like ${name}=2.`);
    }
    return [name, Number(count)];
  });
  return Object.fromEntries(pairs);
};

/** The one-off containers: those that others wait for to complete. */
const onceIn = (containers: readonly Container[]): string[] =>
  containers
    .filter(({ name }) =>
      containers.some(({ after }) => after[name] === "service_completed_successfully"),
    )
    .map(({ name }) => name);

/** Names of the containers that become processes here and stay. */
export const servicesIn = (containers: readonly Container[]): string[] => {
  const once = onceIn(containers);
  return containers
    .filter(({ name, target }) => target !== undefined && !once.includes(name))
    .map(({ name }) => name);
};

/** Callers before those they call. @throws Error on a circle */
export const stopOrder = (containers: readonly Container[]): string[][] => {
  let left = containers.filter(({ name }) => servicesIn(containers).includes(name));
  const rows: string[][] = [];
  while (left.length > 0) {
    const called = new Set(left.flatMap(({ after }) => Object.keys(after)));
    const row = left.map(({ name }) => name).filter((name) => !called.has(name));
    if (row.length === 0) throw new Error("The services wait for each other in a circle.");
    rows.push(row);
    left = left.filter(({ name }) => !row.includes(name));
  }
  return rows;
};

const moved = (
  environment: Readonly<Record<string, string>>,
  { natsUrl, natsMonitorUrl = "", mongoUrl, redisUrl = "" }: Addresses,
): Record<string, string> => {
  const here: Record<string, string> = {
    NATS_URL: natsUrl,
    NATS_MONITOR_URL: natsMonitorUrl,
    MONGO_URL: mongoUrl,
    REDIS_URL: redisUrl,
  };
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, here[name] ?? value]),
  );
};

const jobOf = (container: Container, commands: Commands, addresses: Addresses): Job => {
  const { name, target = "", environment, graceMs } = container;
  const [program, ...args] = commands[target] ?? [];
  if (program !== "node") throw new Error(`The target "${target}" of ${name} runs no node.`);
  return { name, args, graceMs, env: { ...moved(environment, addresses), HOST: "127.0.0.1" } };
};

export type Commands = Readonly<Record<string, readonly string[]>>;
export interface PlanInput {
  readonly containers: readonly Container[];
  /** By target of the Dockerfile. */
  readonly commands: Commands;
  readonly counts: Readonly<Record<string, number>>;
  readonly addresses: Addresses;
  /** How many proxies of ours stand in front of the balancer, which adds no header itself. */
  readonly trustProxy: string;
}

/** The processes of a compose file. */
export const planOf = (input: PlanInput): Plan => {
  const { containers, commands, counts, addresses, trustProxy } = input;
  const once = onceIn(containers);
  const services = servicesIn(containers);
  return {
    once: containers
      .filter(({ name }) => once.includes(name))
      .map((one) => jobOf(one, commands, addresses)),
    services: containers
      .filter(({ name }) => services.includes(name))
      .map((one) => {
        const job = jobOf(one, commands, addresses);
        const front = one.environment["PORT"] !== undefined;
        const env = front ? { ...job.env, TRUST_PROXY: trustProxy } : job.env;
        return { ...job, env, front, copies: counts[one.name] ?? 1 };
      }),
    stops: stopOrder(containers),
  };
};

/**
 * What a process sees: of the variables that the compose file hands out only its own share, and all others
 * (PATH, HOME) as they are. An empty one counts as not set.
 */
export const environmentOf = (
  job: Pick<Job, "env">,
  around: Environment,
  handedOut: readonly string[],
): Record<string, string> => {
  const kept = Object.entries(around).filter(
    ([name]) => !handedOut.includes(name.replace(/_FILE$/u, "")) && !(name in job.env),
  );
  const own = Object.entries(job.env).filter(([, value]) => value !== "");
  return Object.fromEntries([...kept, ...own]) as Record<string, string>;
};
