/** All processes of a mesh: started, stopped and restarted in their order. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { openBalancer, type Balancer } from "./balancer.ts";
import { environmentOf, type Job, type Plan, type ServicePlan } from "./plan.ts";
import type { Environment } from "./compose.ts";
import { freePort, Supervised, type Listener, type ProcessSpec } from "./process.ts";

const READY_MS = 180_000;

export interface FleetInput {
  readonly plan: Plan;
  readonly parts: readonly ProcessSpec[];
  readonly root: string;
  readonly around: Environment;
  /** Variables that only those the compose file names may see. */
  readonly handedOut: readonly string[];
  readonly listener: Listener;
  /** Where what a part says is kept; it is too much to show. */
  readonly log: (part: string, line: string) => void;
  /** The public port. */
  readonly at: { readonly port: number; readonly host: string };
}

const probeOf = (port: number) => async (): Promise<boolean> => {
  const url = `http://127.0.0.1:${port}/readyz`;
  return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
};

const copySpec = (input: FleetInput, service: ServicePlan, index: number): ProcessSpec => ({
  name: `${service.name}-${index}`,
  service: service.name,
  graceMs: service.graceMs,
  cwd: input.root,
  ours: true,
  async launch() {
    const opsPort = await freePort();
    const port = service.front ? await freePort() : undefined;
    return {
      command: process.execPath,
      args: service.args,
      env: {
        ...environmentOf(service, input.around, input.handedOut),
        NODE_INDEX: String(index),
        OPS_PORT: String(opsPort),
        ...(port === undefined ? {} : { PORT: String(port) }),
      },
      probe: probeOf(opsPort),
      opsPort,
      ...(port === undefined ? {} : { port }),
    };
  },
});

/** Runs a one-off job to its end. @throws Error when it fails */
const runOnce = (
  job: Job,
  { root, around, handedOut, listener }: FleetInput,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, job.args, {
      cwd: root,
      env: environmentOf(job, around, handedOut),
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on("line", (line) => listener.said(job.name, line));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${job.name} failed (code ${code}).`)),
    );
  });

export class Fleet {
  readonly #input: FleetInput;
  readonly #parts: readonly Supervised[];
  readonly #copies: readonly Supervised[];
  #balancer: Balancer | undefined;
  #stopping = false;
  readonly #stopped = new AbortController();

  constructor(input: FleetInput) {
    this.#input = input;
    const quiet = { changed: input.listener.changed, said: input.log };
    this.#parts = input.parts.map((spec) => new Supervised(spec, quiet));
    this.#copies = input.plan.services.flatMap((service) =>
      Array.from(
        { length: service.copies },
        (_, i) => new Supervised(copySpec(input, service, i + 1), input.listener),
      ),
    );
  }

  get all(): readonly Supervised[] {
    return [...this.#parts, ...this.#copies];
  }

  #of(service: string): Supervised[] {
    return this.#copies.filter(({ spec }) => spec.service === service);
  }

  /** A copy by its name, or all copies of a service. @throws Error when there is none */
  named(name: string): Supervised[] {
    const found = this.all.filter(({ spec }) => spec.name === name || spec.service === name);
    if (found.length > 0) return found;
    const names = [...new Set(this.all.map(({ spec }) => spec.service))];
    throw new Error(`There is no process "${name}"; there are ${names.join(", ")}.`);
  }

  async #ready(processes: readonly Supervised[]): Promise<void> {
    const ready = await Promise.all(processes.map((one) => one.isReady(READY_MS)));
    const late = processes.filter((_, i) => !ready[i]).map(({ spec }) => spec.name);
    if (late.length > 0 && !this.#stopping) {
      throw new Error(`Not ready within ${READY_MS / 1000} s: ${late.join(", ")}.`);
    }
  }

  /** Parts, then one-off jobs, then everything; the public address once every copy is ready. */
  async start(): Promise<string> {
    const { plan, at } = this.#input;
    await Promise.all(this.#parts.map((part) => part.start()));
    await this.#ready(this.#parts);
    for (const job of plan.once)
      if (!this.#stopping) await runOnce(job, this.#input, this.#stopped.signal);
    const fronts = plan.services.filter(({ front }) => front).map(({ name }) => name);
    this.#balancer = await openBalancer(
      () =>
        this.#copies.flatMap(({ standing: { ready, service, port } }) =>
          ready && port !== undefined && fronts.includes(service) ? [port] : [],
        ),
      at,
    );
    if (!this.#stopping) await Promise.all(this.#copies.map((copy) => copy.start()));
    await this.#ready(this.#copies);
    return this.#balancer.url;
  }

  /** One copy after the other, the next once the former is ready again. @throws Error when one does not get so */
  async restart(name: string): Promise<void> {
    for (const one of this.named(name)) {
      await one.stop();
      await one.start();
      await this.#ready([one]);
    }
  }

  /** Those that call before those they call, the parts last. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopped.abort();
    // Those that still wait for an answer get it from gateways that finish what is under way.
    const closed = this.#balancer?.close(10_000);
    for (const row of this.#input.plan.stops)
      await Promise.all(row.flatMap((name) => this.#of(name)).map((copy) => copy.stop()));
    await Promise.all([closed, ...this.#parts.map((part) => part.stop())]);
  }

  /** SIGKILL for everything, now. */
  killAll(): void {
    for (const { standing } of this.all) {
      if (standing.pid === undefined) continue;
      try {
        process.kill(standing.pid, "SIGKILL");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    }
  }
}
