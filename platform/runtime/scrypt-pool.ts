/**
 * Slow hashes in threads of their own. Node's `scrypt` works in the threads that files and DNS need too, and
 * takes on as much as is asked: two hundred sign-ins kept a static file waiting for 19 s.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** What Argon2id takes beside the password (RFC 9106). */
export interface Argon2Request {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** What `scrypt` takes (RFC 7914); memory in bytes. With `argon2` it is Argon2id instead. */
export interface ScryptRequest {
  readonly password: string;
  readonly salt: Uint8Array | string;
  readonly length: number;
  readonly N?: number;
  readonly r?: number;
  readonly p?: number;
  readonly maxmem?: number;
  readonly argon2?: Argon2Request;
}

/** So many wait already that a response would come too late. */
export class HashingBusyError extends Error {
  override readonly name = "HashingBusyError";
}

interface Job {
  readonly request: ScryptRequest;
  resolve(key: Buffer): void;
  reject(error: Error): void;
}

interface PoolOptions {
  readonly threads: number;
  /** Of more at once, the rest are refused. */
  readonly waitingMax: number;
  /** Milliseconds after which an idle thread, and the memory it holds, go; default 10,000. */
  readonly idleMs?: number;
}

/** What a thread runs. Plain text: a file of TypeScript would have each thread load the compiler, some 15 MB. */
const program = `
const { argon2Sync, scryptSync } = require("node:crypto");
const { parentPort } = require("node:worker_threads");
const argon2id = (message, nonce, tagLength, { memoryKiB: memory, passes, lanes: parallelism }) =>
  argon2Sync("argon2id", { message, nonce, tagLength, memory, passes, parallelism });
parentPort.on("message", ({ password, salt, length, argon2, ...options }) =>
  parentPort.postMessage(
    argon2 ? argon2id(password, salt, length, argon2) : scryptSync(password, salt, length, options),
  ),
);
`;

interface Idle {
  readonly worker: Worker;
  readonly ending: NodeJS.Timeout;
}

/** Threads that are started when they are needed and end when they are not; idle ones hold no process. */
export const scryptPool = ({ threads, waitingMax, idleMs = 10_000 }: PoolOptions) => {
  const idle: Idle[] = [];
  const waiting: Job[] = [];
  let started = 0;

  const start = (): Worker => {
    started += 1;
    return new Worker(program, { eval: true, execArgv: [], env: {} });
  };

  /** The one used last, so that those beyond what is needed end. */
  const takeIdle = (): Worker | undefined => {
    const last = idle.pop();
    clearTimeout(last?.ending);
    return last?.worker;
  };

  const keepIdle = (worker: Worker): void => {
    worker.unref();
    const ending = setTimeout(() => {
      idle.splice(idle.indexOf(kept), 1);
      started -= 1;
      void worker.terminate();
    }, idleMs);
    const kept = { worker, ending: ending.unref() };
    idle.push(kept);
  };

  const next = (worker: Worker): void => {
    const job = waiting.shift();
    if (job) run(worker, job);
    else keepIdle(worker);
  };

  const run = (worker: Worker, { request, resolve, reject }: Job): void => {
    const done = (key: Uint8Array): void => {
      worker.off("error", failed);
      resolve(Buffer.from(key));
      next(worker);
    };
    // A thread ends with its error.
    const failed = (error: Error): void => {
      started -= 1;
      reject(error);
      if (waiting.length > 0) next(start());
    };
    worker.ref();
    worker.once("message", done).once("error", failed);
    worker.postMessage(request);
  };

  /** @throws HashingBusyError when too many wait; whatever `scrypt` throws */
  return (request: ScryptRequest): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const job = { request, resolve, reject };
      const worker = takeIdle() ?? (started < threads ? start() : undefined);
      if (worker) run(worker, job);
      else if (waiting.length < waitingMax) waiting.push(job);
      else reject(new HashingBusyError("Too many passwords are being compared"));
    });
};

/** A sign-in is given up after 5 s, and a hash takes about 100 ms. */
const waitingMax = 40;

/** The threads of this process. */
export const slowKey = scryptPool({
  threads: Math.max(1, Math.min(2, availableParallelism() - 1)),
  waitingMax,
});
