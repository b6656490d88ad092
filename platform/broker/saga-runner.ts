import type { Service } from "moleculer";
import type { Call, Progress, Outcome, Report, Saga, SagaStep } from "../domain/saga.ts";
import { backoffMs } from "../kernel/backoff.ts";
import { isFault, type Fault } from "../kernel/fault.ts";
import { msBetween } from "../kernel/instant.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import type { Stored } from "../storage/aggregate.ts";
import type { CollectionDeclaration } from "../storage/collection.ts";
import { contextFor, type ServiceContext } from "./context.ts";
import { unfinishedIds, type UnfinishedQuery } from "./unfinished-sagas.ts";

/** Where a saga is stored: in the documents of an aggregate. */
export interface StoredSaga<S extends { id: string }> {
  readonly saga: Saga<S>;
  readonly declaration: CollectionDeclaration<Stored<S>>;
  /** Undefined once the saga has ended. */
  readonly progressOf: (state: S) => Progress | undefined;
  /** Path of the progress in the document; its `due` needs a partial index: the unfinished are found by it. */
  readonly progressPath: string;
  /** The instant from which the saga is out of time. */
  readonly deadlineOf: (state: S) => string;
  /** Writes what happened; the state as it then is. */
  readonly record: (
    ctx: ServiceContext,
    state: Stored<S>,
    report: Report,
  ) => Promise<Stored<S> | Fault>;
}

export interface Pace {
  /** Failures of one step before the run pauses and a timer continues it. */
  readonly attemptsMax: number;
  readonly retryBaseMs: number;
  readonly retryMaxMs: number;
  /** Between two looks for unfinished sagas that nobody runs. */
  readonly sweepMs: number;
}
const defaultPace: Pace = {
  attemptsMax: 3,
  retryBaseMs: 100,
  retryMaxMs: 5_000,
  sweepMs: 5_000,
};

interface Ran<S> {
  /** It has not ended: a timer continues it. */
  readonly unfinished: boolean;
  readonly state: Stored<S> | undefined;
  /** Milliseconds until then, where the step says; else the wait grows. */
  readonly afterMs?: number;
}
interface Responded {
  readonly reading: Outcome;
  readonly node: string | undefined;
}
interface Left {
  readonly node: { readonly id: string };
}

/** What a step under way came to. */
const reportOf = (step: number, { reading, node }: Responded, late: boolean): Report => {
  if (isFault(reading)) return { kind: "refused", step, node, fault: reading };
  if (reading === "wait") return { kind: "waiting", step, node };
  if (typeof reading === "object") return { kind: "waiting", step, node, pause: reading };
  return { kind: "done", step, node, ...(late ? { late } : {}) };
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "failed");

/**
 * Runs the sagas of one aggregate. Intent is written before each effect, the result with the intent of the next
 * step, so that whoever finds the document knows what may have happened.
 */
export class SagaRunner<S extends { id: string }> {
  readonly #service: Service;
  readonly #stored: StoredSaga<S>;
  readonly #pace: Pace;
  readonly #runs = new Map<string, Promise<Stored<S> | undefined>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** How often in succession a run has paused without a step forward: the wait grows with it. */
  readonly #pauses = new Map<string, number>();
  /** Woken while running: looks once more before it pauses. */
  readonly #woken = new Set<string>();
  readonly #waits = new Set<() => void>();
  readonly #failures = new Map<string, string>();
  readonly #takeOver = ({ node }: Left): void => void this.#sweep({ leftBy: node.id });
  #sweeping: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(service: Service, stored: StoredSaga<S>, pace: Partial<Pace> = {}) {
    this.#service = service;
    this.#stored = stored;
    this.#pace = { ...defaultPace, ...pace };
  }

  /**
   * Alone on its store, it continues everything unfinished at once. Else what a node left that is gone, an earlier
   * process of its own id among them, and what nobody has moved for long.
   */
  start(): void {
    const { broker } = this.#service;
    const { shared } = runtimeOf(broker);
    const overdue = (): UnfinishedQuery => ({ dueBefore: contextFor(this.#service).now() });
    void this.#sweep(shared ? overdue() : "every");
    if (shared) {
      void this.#sweep({ leftBy: broker.nodeID });
      broker.localBus.on("$node.disconnected", this.#takeOver);
    }
    const plan = (): void => {
      this.#sweeping = setTimeout(() => {
        void this.#sweep(overdue()).finally(() => this.#stopped || plan());
      }, this.#pace.sweepMs);
      this.#sweeping.unref();
    };
    plan();
  }

  /**
   * Runs until the saga ends, waits for an open outcome, or a participant stays down (then goes on by itself later).
   * The state as last written; undefined when that is not known.
   */
  run(id: string, state?: Stored<S>): Promise<Stored<S> | undefined> {
    const current = this.#runs.get(id);
    if (current) return current;
    if (this.#stopped) return Promise.resolve(undefined);
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const run = this.#run(id, state).then(({ unfinished, state: last, afterMs }) => {
      this.#runs.delete(id);
      if (unfinished) this.#continueLater(id, afterMs);
      else this.#forget(id);
      return last;
    });
    this.#runs.set(id, run);
    return run;
  }

  /** Resolves when the run under way here ends; at once when there is none. */
  settled(id: string): Promise<unknown> {
    return this.#runs.get(id) ?? Promise.resolve();
  }

  /** Something came that may let it go on: looks at once. */
  wake(id: string): void {
    if (this.#runs.has(id)) this.#woken.add(id);
    else void this.run(id);
  }

  /** What failed here last of a saga that has not ended; only this process has it. */
  failure(id: string): string | undefined {
    return this.#failures.get(id);
  }

  /** Resolves when every run has ended its step; none begins any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#sweeping);
    this.#service.broker.localBus.off("$node.disconnected", this.#takeOver);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const end of [...this.#waits]) end();
    await Promise.allSettled(this.#runs.values());
  }

  /** One page of the unfinished is run before the next is read. */
  async #sweep(wanted: UnfinishedQuery): Promise<void> {
    const { declaration, progressPath } = this.#stored;
    const docs = contextFor(this.#service).collection(declaration);
    try {
      for await (const ids of unfinishedIds(docs, progressPath, wanted)) {
        if (this.#stopped) return;
        await Promise.all(ids.filter((id) => !this.#timers.has(id)).map((id) => this.run(id)));
      }
    } catch (error) {
      this.#service.logger.warn(`Unfinished sagas were not found: ${messageOf(error)}`);
    }
  }

  #forget(id: string): void {
    this.#pauses.delete(id);
    this.#woken.delete(id);
    this.#failures.delete(id);
  }

  #continueLater(id: string, afterMs?: number): void {
    if (this.#stopped) return;
    const times = (this.#pauses.get(id) ?? 0) + 1;
    this.#pauses.set(id, times);
    const { retryBaseMs: baseMs, retryMaxMs: maxMs } = this.#pace;
    const woken = this.#woken.delete(id);
    const ms = afterMs ?? backoffMs(times + 1, Math.random(), { baseMs, maxMs });
    this.#timers.set(
      id,
      setTimeout(() => void this.run(id), woken ? 0 : ms),
    );
  }

  /** Never rejects: what fails is tried again later. */
  async #run(id: string, given: Stored<S> | undefined): Promise<Ran<S>> {
    const ctx = contextFor(this.#service);
    let state = given;
    let failures = 0;
    while (!this.#stopped) {
      try {
        state ??= await ctx.collection(this.#stored.declaration).get(id);
        const progress = state && this.#stored.progressOf(state);
        if (!state || !progress) return { unfinished: false, state };
        const report = await this.#step(ctx, state, progress);
        state = await this.#record(ctx, state, report);
        this.#failures.delete(id);
        if (report.kind === "waiting")
          return { unfinished: true, state, ...this.#pauseOf(report, state, ctx.now()) };
        failures = 0;
        this.#pauses.delete(id);
      } catch (error) {
        failures += 1;
        this.#failures.set(id, messageOf(error));
        this.#service.logger.warn(`The saga of ${id} tries again: ${messageOf(error)}`);
        if (failures >= this.#pace.attemptsMax) return { unfinished: true, state };
        const { retryBaseMs: baseMs } = this.#pace;
        await this.#wait(backoffMs(failures + 1, Math.random(), { baseMs }));
        state = undefined;
      }
    }
    return { unfinished: true, state };
  }

  /** Not beyond the end of the saga's time. */
  #pauseOf({ pause }: Extract<Report, { readonly kind: "waiting" }>, state: S, now: string) {
    if (!pause) return {};
    const left = msBetween(now, this.#stored.deadlineOf(state));
    return { afterMs: left > 0 ? Math.min(pause.ms, left) : pause.ms };
  }

  async #record(ctx: ServiceContext, state: Stored<S>, report: Report): Promise<Stored<S>> {
    const recorded = await this.#stored.record(ctx, state, report);
    if (isFault(recorded)) throw new Error(`${report.kind} was not recorded: ${recorded.code}`);
    return recorded;
  }

  /** The effect of the step under way, whose intent is written. */
  async #step(
    ctx: ServiceContext,
    state: Stored<S>,
    { way: direction, step, waiting }: Progress,
  ): Promise<Report> {
    const calls = this.#stored.saga.steps[step];
    if (!calls) throw new Error(`The saga ${this.#stored.saga.name} has no step ${step}.`);
    if (direction === "up")
      return { kind: "undone", step, node: await this.#undo(ctx, calls, state) };
    const skipped = calls.unless?.(state) === true;
    const late = ctx.now() >= this.#stored.deadlineOf(state);
    if (late && (skipped || !calls.expire)) return { kind: "expired", step };
    if (skipped) return { kind: "done", step };
    const responded =
      late && calls.expire
        ? await this.#ask(ctx, calls.expire, state)
        : await this.#outcome(ctx, calls, state, waiting);
    return reportOf(step, responded, late);
  }

  /** What became of a step: asked anew, or where its outcome is open, resolved. */
  async #outcome(
    ctx: ServiceContext,
    { ask, resolve }: SagaStep<S>,
    state: Stored<S>,
    waiting: true | undefined,
  ): Promise<Responded> {
    const resolved = waiting && resolve ? await this.#ask(ctx, resolve, state) : undefined;
    return resolved && resolved.reading !== "again" ? resolved : this.#ask(ctx, ask, state);
  }

  /** The node that undid it. */
  async #undo(
    ctx: ServiceContext,
    { name, undo, unless }: SagaStep<S> & { readonly name: string },
    state: Stored<S>,
  ): Promise<string | undefined> {
    if (!undo || unless?.(state)) return undefined;
    const { reading, node } = await this.#ask(ctx, undo, state);
    // Asking again would be refused again: what is left is for a person to see.
    if (isFault(reading)) {
      this.#service.logger.error(`${state.id}: undoing ${name} was refused: ${reading.code}`);
    }
    return node;
  }

  /** A refusal is a reading; a failure rejects. */
  async #ask(
    ctx: ServiceContext,
    { contract, params, read }: Call<S>,
    state: Stored<S>,
  ): Promise<Responded> {
    // Typed by the contract where the saga is defined.
    const { result, node } = await ctx.askNode(contract, params(state) as never);
    if (!isFault(result)) return { reading: read(result), node };
    if (result.code === "VERSION_CONFLICT") throw new Error(`${contract.name}: ${result.title}`);
    return { reading: result, node };
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waits.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#waits.add(end);
    });
  }
}
