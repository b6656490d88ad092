import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";

/** A TCP port that is free just now. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether it can be given work; a rejection means no. */
  readonly probe: () => Promise<boolean>;
  /** Of its probes. */
  readonly opsPort?: number;
  /** Of its API, where it has one. */
  readonly port?: number;
}

export interface ProcessSpec {
  /** `orders-2` */
  readonly name: string;
  /** `orders`; a part is its own. */
  readonly service: string;
  /** Asked at every start: ports are chosen anew. */
  readonly launch: () => Promise<Launch>;
  readonly graceMs: number;
  readonly cwd: string;
  /** A child of ours: ends when we are gone without having said so. */
  readonly ours: boolean;
}

export interface Standing {
  readonly name: string;
  readonly service: string;
  readonly state: "stopped" | "starting" | "running" | "stopping" | "crashed";
  readonly ready: boolean;
  readonly restarts: number;
  readonly pid?: number;
  readonly opsPort?: number;
  readonly port?: number;
  /** Why it is so, when that is worth a word. */
  readonly why?: string;
}

export interface Listener {
  readonly changed: (standing: Standing) => void;
  readonly said: (name: string, line: string) => void;
}

const LOOK_MS = 300;
/** Between crashes: 0.5 s, 1 s, 2 s … 15 s; one that ran so long begins anew. */
const backoffMs = (crashes: number): number => Math.min(500 * 2 ** Math.min(crashes, 5), 15_000);
const STEADY_MS = 60_000;

/** One process that is kept running: started again when it ends by itself, asked whether it is ready. */
export class Supervised {
  readonly spec: ProcessSpec;
  readonly #listener: Listener;
  #standing: Standing;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #wanted = false;
  #crashes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(spec: ProcessSpec, listener: Listener) {
    this.spec = spec;
    this.#listener = listener;
    const { name, service } = spec;
    this.#standing = { name, service, state: "stopped", ready: false, restarts: 0 };
  }

  get standing(): Standing {
    return this.#standing;
  }

  #now(change: Partial<Standing>): void {
    const before = JSON.stringify(this.#standing);
    const { why: _old, ...kept } = this.#standing;
    this.#standing = { ...kept, ...change };
    if (JSON.stringify(this.#standing) !== before) this.#listener.changed(this.#standing);
  }

  /** Begins; does not wait until it is ready. */
  async start(): Promise<void> {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#crashes = 0;
    await this.#spawn();
  }

  async #spawn(): Promise<void> {
    const launch = await this.spec.launch();
    if (!this.#wanted) return;
    const { command, args, env, opsPort, port } = launch;
    const child = spawn(command, args, {
      cwd: this.spec.cwd,
      env,
      // A group of its own: Ctrl-C reaches us alone, and we stop it in its turn.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", ...(this.spec.ours ? ["ipc" as const] : [])],
    });
    const since = Date.now();
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) =>
        this.#listener.said(this.spec.name, line),
      );
    }
    this.#ended = new Promise((done) => {
      const end = (why: string): void => {
        if (this.#child !== child) return;
        this.#child = undefined;
        this.#over(why, Date.now() - since);
        done();
      };
      child.once("error", (error) => end(error.message));
      child.once("exit", (code, signal) => end(signal ?? `code ${code}`));
    });
    this.#now({
      state: "starting",
      ready: false,
      ...(child.pid === undefined ? {} : { pid: child.pid }),
      ...(opsPort === undefined ? {} : { opsPort }),
      ...(port === undefined ? {} : { port }),
    });
    void this.#look(child, launch);
  }

  async #look(child: ChildProcess, { probe }: Launch): Promise<void> {
    while (this.#child === child) {
      const ready = await probe().catch(() => false);
      if (this.#child !== child) return;
      if (this.#standing.state !== "stopping" && ready !== this.#standing.ready)
        this.#now({ state: ready ? "running" : this.#standing.state, ready });
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  #over(why: string, ranMs: number): void {
    const { pid: _gone, ...rest } = this.#standing;
    this.#standing = rest;
    if (!this.#wanted) {
      this.#now({ state: "stopped", ready: false });
      return;
    }
    this.#crashes = ranMs > STEADY_MS ? 0 : this.#crashes + 1;
    const waitMs = backoffMs(this.#crashes - 1);
    this.#now({
      state: "crashed",
      ready: false,
      restarts: this.#standing.restarts + 1,
      why: `ended with ${why}; started again in ${waitMs} ms`,
    });
    this.#timer = setTimeout(() => {
      this.#spawn().catch((error: unknown) => this.#over((error as Error).message, 0));
    }, waitMs);
  }

  /** SIGTERM, and SIGKILL after its grace; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) {
      this.#now({ state: "stopped", ready: false });
      return;
    }
    this.#now({ state: "stopping", ready: false });
    child.kill("SIGTERM");
    const late = setTimeout(() => {
      this.#now({ why: `did not end within ${this.spec.graceMs} ms: killed` });
      child.kill("SIGKILL");
    }, this.spec.graceMs);
    await this.#ended;
    clearTimeout(late);
  }

  /** SIGKILL: a crash, after which it is started again as after any (unless it is being stopped). */
  kill(): void {
    this.#child?.kill("SIGKILL");
  }

  /** Whether it is ready within `ms`. */
  async isReady(ms: number): Promise<boolean> {
    for (const until = Date.now() + ms; Date.now() < until;) {
      if (this.#standing.ready) return true;
      if (!this.#wanted) return false;
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  }
}
