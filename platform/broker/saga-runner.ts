import type { Service } from "moleculer";
import { askWho, type Callable } from "./action.ts";
import { execute, stateOf, type Aggregate, type Boxed } from "../storage/aggregate.ts";
import { backoffMs } from "../kernel/backoff.ts";
import type { Fact } from "../domain/decider.ts";
import { isFault } from "../kernel/fault.ts";
import type { Progress, Report } from "../domain/saga.ts";
import type { Asking, Reading, Row } from "./saga-steps.ts";
import { shapeOf } from "../runtime/runtime.ts";
import { collectionOf } from "../storage/stores.ts";

export interface Process<S extends { id: string }, C> {
  readonly aggregate: Aggregate<S, C, Fact>;
  readonly rows: readonly Row<S>[];
  /** Undefined once the saga has ended. */
  readonly progressOf: (state: S) => Progress | undefined;
  /** Path of `Progress.due` in the document; needs a partial index: the unfinished are found by it. */
  readonly duePath: string;
  readonly expired: (state: S, now: string) => boolean;
  /** The command that records what happened. */
  readonly commandOf: (report: Report, at: string) => C;
}

/** Drives the sagas of one aggregate. */
export interface Runner<S> {
  /**
   * Walks until the saga ends, waits for the world, or a participant stays down (then goes on by itself later).
   * The state as last written; undefined when that is not known.
   */
  run(id: string, state?: S): Promise<S | undefined>;
  /** Resolves when the walk under way here ends; at once when there is none. */
  settled(id: string): Promise<unknown>;
  /** Something came that may let it go on: looks at once. */
  wake(id: string): void;
  /** What failed here last of a saga that is not through yet; known to this process alone. */
  failure(id: string): string | undefined;
  stop(): Promise<void>;
}

export interface Pace {
  /** Failures of one row before the walk parks and a timer continues it. */
  readonly attemptsMax: number;
  readonly retryBaseMs: number;
  readonly retryMaxMs: number;
  /** Looks for unfinished sagas that nobody walks. */
  readonly sweepMs: number;
}
const calm: Pace = { attemptsMax: 3, retryBaseMs: 100, retryMaxMs: 5_000, sweepMs: 5_000 };

interface Walked<S> {
  readonly parked: boolean;
  readonly state: S | undefined;
}
interface Answered {
  readonly reading: Reading;
  readonly node: string | undefined;
}
type Due = { $gt: "" } | { $lt: string };
/** Unfinished sagas continued at a time. */
const pageMax = 200;

class Walker<S extends { id: string }, C> implements Runner<S> {
  readonly #service: Service;
  readonly #process: Process<S, C>;
  readonly #pace: Pace;
  readonly #walks = new Map<string, Promise<S | undefined>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** How often a saga was parked in a row: the wait grows with it. */
  readonly #parked = new Map<string, number>();
  /** Woken while walking: looks once more before it parks. */
  readonly #woken = new Set<string>();
  readonly #pauses = new Set<() => void>();
  readonly #failures = new Map<string, string>();
  #sweeping: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(service: Service, process: Process<S, C>, pace: Pace) {
    this.#service = service;
    this.#process = process;
    this.#pace = pace;
  }

  /** Alone, everything unfinished is continued at the start; else, and later, only what nobody has moved for long. */
  start(): void {
    const { shared } = shapeOf(this.#service.broker);
    void this.#sweep(shared ? { $lt: this.#now() } : { $gt: "" });
    const sweep = (): void => {
      this.#sweeping = setTimeout(() => {
        void this.#sweep({ $lt: this.#now() }).finally(() => this.#stopped || sweep());
      }, this.#pace.sweepMs);
      this.#sweeping.unref();
    };
    sweep();
  }

  run(id: string, state?: S): Promise<S | undefined> {
    const known = this.#walks.get(id);
    if (known) return known;
    if (this.#stopped) return Promise.resolve(undefined);
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const walk = this.#walk(id, state).then(({ parked, state: last }) => {
      this.#walks.delete(id);
      if (parked) this.#park(id);
      else this.#forget(id);
      return last;
    });
    this.#walks.set(id, walk);
    return walk;
  }

  settled(id: string): Promise<unknown> {
    return this.#walks.get(id) ?? Promise.resolve();
  }

  wake(id: string): void {
    if (this.#walks.has(id)) this.#woken.add(id);
    else void this.run(id);
  }

  failure(id: string): string | undefined {
    return this.#failures.get(id);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#sweeping);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const wake of [...this.#pauses]) wake();
    await Promise.allSettled(this.#walks.values());
  }

  #now(): string {
    return shapeOf(this.#service.broker).now();
  }

  async #sweep(due: Due): Promise<void> {
    try {
      let after: string | undefined = "";
      while (after !== undefined && !this.#stopped) after = await this.#recover(due, after);
    } catch (error) {
      this.#service.logger.warn(`Unfinished sagas were not found: ${messageOf(error)}`);
    }
  }

  /** One page of the unfinished, walked before the next is read; the last id, undefined at the end. */
  async #recover(due: Due, after: string): Promise<string | undefined> {
    const docs = collectionOf(this.#service, this.#process.aggregate.declaration);
    const found = await docs.find(
      { [this.#process.duePath]: due, id: { $gt: after } },
      { sort: [["id", 1]], limit: pageMax },
    );
    const idle = found.filter(({ id }) => !this.#timers.has(id));
    await Promise.all(idle.map(({ id }) => this.run(id)));
    return found.length < pageMax ? undefined : found.at(-1)?.id;
  }

  #forget(id: string): void {
    this.#parked.delete(id);
    this.#woken.delete(id);
    this.#failures.delete(id);
  }

  #park(id: string): void {
    if (this.#stopped) return;
    const times = (this.#parked.get(id) ?? 0) + 1;
    this.#parked.set(id, times);
    const { retryBaseMs: baseMs, retryMaxMs: maxMs } = this.#pace;
    const woken = this.#woken.delete(id);
    const ms = woken ? 0 : backoffMs(times + 1, Math.random(), { baseMs, maxMs });
    this.#timers.set(
      id,
      setTimeout(() => void this.run(id), ms),
    );
  }

  /** Never rejects: what fails is tried again later. */
  async #walk(id: string, known: S | undefined): Promise<Walked<S>> {
    let state = known;
    let failures = 0;
    while (!this.#stopped) {
      try {
        state ??= await this.#load(id);
        const progress = state && this.#process.progressOf(state);
        if (!state || !progress) return { parked: false, state };
        const report = await this.#step(state, progress);
        state = await this.#record(id, report, state);
        this.#failures.delete(id);
        if (report.kind === "waiting") return { parked: true, state };
        failures = 0;
        this.#parked.delete(id);
      } catch (error) {
        failures += 1;
        this.#failures.set(id, messageOf(error));
        this.#service.logger.warn(`The saga of ${id} tries again: ${messageOf(error)}`);
        if (failures >= this.#pace.attemptsMax) return { parked: true, state };
        await this.#pause(
          backoffMs(failures + 1, Math.random(), { baseMs: this.#pace.retryBaseMs }),
        );
        state = undefined;
      }
    }
    return { parked: true, state };
  }

  async #load(id: string): Promise<S | undefined> {
    const doc = await collectionOf(this.#service, this.#process.aggregate.declaration).get(id);
    return doc && stateOf<S>(doc as S & Boxed);
  }

  async #record(id: string, report: Report, known: S): Promise<S> {
    const command = this.#process.commandOf(report, this.#now());
    const executed = await execute(this.#service, this.#process.aggregate, id, command, { known });
    if (isFault(executed)) throw new Error(`${report.kind} was not recorded: ${executed.code}`);
    return executed.state;
  }

  /** The effect of the row under way, whose intent is written. */
  async #step(state: S, { way, step, waiting }: Progress): Promise<Report> {
    const row = this.#process.rows[step];
    if (!row) throw new Error(`There is no row ${step}.`);
    if (way === "up") return { kind: "undone", step, node: await this.#undo(row, state) };
    if (this.#process.expired(state, this.#now())) return { kind: "expired", step };
    const checked = waiting && row.check ? await this.#ask(row.check, state) : undefined;
    const { reading, node } =
      checked && checked.reading !== "again" ? checked : await this.#ask(row.ask, state);
    if (isFault(reading)) return { kind: "refused", step, node, fault: reading };
    return { kind: reading === "wait" ? "waiting" : "done", step, node };
  }

  /** The node that undid it. */
  async #undo(row: Row<S>, state: S): Promise<string | undefined> {
    if (!row.undo) return undefined;
    const { reading, node } = await this.#ask(row.undo, state);
    // Asking again would be refused again: what is left is for a person to see.
    if (isFault(reading)) {
      this.#service.logger.error(`${state.id}: undoing ${row.name} was refused: ${reading.code}`);
    }
    return node;
  }

  /** A refusal is a reading; a failure rejects. Calls from the broker: the saga outlives its request. */
  async #ask({ contract, with: params, reads }: Asking<S>, state: S): Promise<Answered> {
    const from = this.#service.broker as unknown as Callable;
    const { answer, node } = await askWho(from, contract, params(state) as never);
    if (!isFault(answer)) return { reading: reads(answer), node };
    if (answer.code === "VERSION_CONFLICT") throw new Error(`${contract.name}: ${answer.title}`);
    return { reading: answer, node };
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#pauses.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#pauses.add(wake);
    });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "failed");

/**
 * Starts a saga: continues what is unfinished and sweeps for what others left.
 * Intent is written before each effect, the result with the intent of the next row,
 * so that whoever finds the aggregate knows what may have happened.
 */
export const startProcess = <S extends { id: string }, C>(
  service: Service,
  process: Process<S, C>,
  pace: Partial<Pace> = {},
): Runner<S> => {
  const walker = new Walker(service, process, { ...calm, ...pace });
  walker.start();
  return walker;
};
