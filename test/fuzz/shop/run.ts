/** Plays the cases of an operation against a shop, and says which responses nobody announced. */
import fc from "fast-check";
import { casesOf } from "../generate/cases.ts";
import type { Operation } from "../generate/document.ts";
import { faultsIn, valueOf } from "./judging.ts";
import { play, type Exchange, type Kit } from "./sending.ts";

/** What a run of the fuzz begins with: FUZZ_SEED repeats one. */
export const fuzzSeed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
export const sayHow = `FUZZ_SEED=${fuzzSeed} repeats this run.`;

const full = process.env["TEST_FULL"] !== undefined;
/** Cases of an operation: as many as FUZZ_CASES, else so many, in the full run so many. */
export const caseCount = (usual: number, inFull: number): number =>
  Number(process.env["FUZZ_CASES"] ?? (full ? inFull : usual));

/** Requests under way at a time. */
export const parallel = 6;

/** Of one run each operation has its own cases: they do not change when another is added. */
const seedOf = ({ label }: Operation): number =>
  [...label].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, fuzzSeed);

const shown = ({ sent, one, received }: Exchange): string => {
  const body = sent.body?.toString().slice(0, 600) ?? "";
  const headers = {
    ...sent.headers,
    ...(sent.headers["Authorization"] ? { Authorization: one.credential } : {}),
  };
  return `${sent.method} ${sent.target.slice(0, 300)} ${JSON.stringify(headers)} ${body}\n    → ${received.status}`;
};

/** How many responses of each status there were. */
export const byStatus = (counts: ReadonlyMap<number, number>): string => {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return `Responses by status: ${sorted.map(([status, count]) => `${status}: ${count}`).join(", ")}`;
};

export interface Outcome {
  readonly counts: ReadonlyMap<number, number>;
  /** One text for each response that is wrong, the first few. */
  readonly faults: readonly string[];
}

/** Enough to see what is wrong. */
const faultsMax = 5;

/** Sends `count` cases of an operation. */
export const fuzz = async (kit: Kit, operation: Operation, count: number): Promise<Outcome> => {
  const all = fc.sample(casesOf(operation), { seed: seedOf(operation), numRuns: count });
  const counts = new Map<number, number>();
  const faults: string[] = [];
  const one = async (index: number): Promise<void> => {
    const chosen = all[index];
    if (!chosen || faults.length >= faultsMax) return;
    const exchange = await play(kit, operation, chosen);
    const { status } = exchange.received;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    const wrong = faultsIn(exchange);
    if (wrong.length > 0) faults.push(`case ${index}: ${wrong.join("; ")}\n    ${shown(exchange)}`);
    else if (status < 300)
      kit.world.learn(operation, kit.world.params(operation.path, chosen.at), valueOf(exchange));
  };
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < all.length) await one(next++);
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return { counts, faults };
};
