/** What is measured of a pair, run by run; each run of one side is right beside one of the other. */
import { setTimeout as sleep } from "node:timers/promises";
import { skus } from "../support/catalogue.ts";
import type { Result } from "../support/driver.ts";
import { drive, startBaselines } from "../support/processes.ts";
import { inTurns, type Pair, type Side } from "./pair.ts";

/** By side, one value a run. */
export interface Runs {
  readonly before: number[];
  readonly after: number[];
}
const runsOf = (): Runs => ({ before: [], after: [] });

/** After divided by before, run by run. */
export const ratios = ({ before, after }: Runs): number[] =>
  after.map((value, i) => value / (before[i] ?? NaN));

const checkouts = async (side: Side, count: number): Promise<Result> => {
  const ran = await drive({ kind: "checkouts", urls: side.urls(), skus, count });
  const { "201": placed = 0, "202": accepted = 0 } = ran.statuses;
  if (placed + accepted !== count) throw new Error(`${side.name}: ${JSON.stringify(ran.statuses)}`);
  return ran;
};

export interface Sales {
  /** Checkouts per second, one side at a time. */
  readonly rate: Runs;
  /** Processor time of a checkout, ms, one side at a time. */
  readonly cpu: Runs;
  /** The same with both sides under load at once, so that both meet the same machine. */
  readonly cpuTogether: Runs;
  /** Resident memory of each after the same number of orders, MB. */
  readonly rss: Runs;
  readonly orders: number;
}

/** Mails, boards and outboxes of the orders before are done with. */
const AFTERMATH_MS = 2_000;

/** A side's checkouts and the processor time each took, its aftermath included. */
const timed = async (side: Side, count: number): Promise<{ rate: number; cpu: number }> => {
  const before = side.cpuMs();
  const { rate } = await checkouts(side, count);
  await sleep(AFTERMATH_MS / 2);
  return { rate, cpu: (side.cpuMs() - before) / count };
};

export const measureSales = async (
  pair: Pair,
  { runs, count, warmUp }: { runs: number; count: number; warmUp: number },
): Promise<Sales> => {
  const [rate, cpu, cpuTogether, rss] = [runsOf(), runsOf(), runsOf(), runsOf()];
  const both = [pair.before, pair.after];
  for (const side of both) await checkouts(side, warmUp);
  await sleep(AFTERMATH_MS);
  for (let run = 0; run < runs; run += 1)
    for (const side of inTurns(pair, run)) {
      const ran = await timed(side, count);
      rate[side.name].push(ran.rate);
      cpu[side.name].push(ran.cpu);
    }
  for (let run = 0; run < runs; run += 1) {
    const all = await Promise.all(both.map((side) => timed(side, count)));
    all.forEach((ran, i) => cpuTogether[i === 0 ? "before" : "after"].push(ran.cpu));
  }
  await sleep(AFTERMATH_MS);
  for (const side of both) rss[side.name].push(side.rssMb());
  return { rate, cpu, cpuTogether, rss, orders: warmUp + 2 * runs * count };
};

/** Reads, and shares of a bare `node:http` sending the same bytes: 1 is as good. */
export interface Reads {
  /** Per second. */
  readonly rate: Runs;
  readonly ofRate: Runs;
  /** Of the processor time of a read, with all of them under load at once: contention for the cores meets them alike. */
  readonly ofCpu: Runs;
}

/** Few enough to be counted one by one, enough that none is over its limit. */
const ADDRESSES = 2_000;

interface Server {
  readonly url: string;
  cpuMs(): number;
}
interface ReadRun {
  readonly rate: number;
  /** Processor time of one, ms. */
  readonly cpu: number;
}

const readRun = async ({ url, cpuMs }: Server, seconds: number): Promise<ReadRun> => {
  const before = cpuMs();
  const job = { kind: "get", urls: [url], seconds, addresses: ADDRESSES } as const;
  const { statuses, seconds: took } = await drive(job);
  const { "200": read = 0, other = 0 } = statuses;
  if (other > 0) throw new Error(`${url}: ${JSON.stringify(statuses)}`);
  return { rate: read / took, cpu: (cpuMs() - before) / read };
};

const lengthOf = async (url: string): Promise<number> =>
  Buffer.byteLength(await (await fetch(url)).text());

const serverOf = (side: Side, path: string): Server => ({
  url: `${side.urls()[0]}${path}`,
  cpuMs: () => side.cpuMs(),
});

/** One bare server where both answer as many bytes, else one each. */
const startBares = async (before: Server, after: Server) => {
  const own = await startBaselines(after.url);
  const same = (await lengthOf(before.url)) === (await lengthOf(after.url));
  const other = same ? own : await startBaselines(before.url);
  const server = ({ bare: url, cpuMs }: typeof own): Server => ({ url, cpuMs });
  const ofAfter = server(own);
  return {
    before: same ? ofAfter : server(other),
    after: ofAfter,
    stop() {
      own.stop();
      if (!same) other.stop();
    },
  };
};

export const measureReads = async (
  pair: Pair,
  path: string,
  { runs, seconds }: { runs: number; seconds: number },
): Promise<Reads> => {
  const [before, after] = [serverOf(pair.before, path), serverOf(pair.after, path)];
  const bares = await startBares(before, after);
  const servers = [...new Set([bares.before, before, after, bares.after])];
  const [rate, ofRate, ofCpu] = [runsOf(), runsOf(), runsOf()];
  const [alone, together] = [new Map<Server, ReadRun>(), new Map<Server, ReadRun>()];
  const note = (name: Side["name"], own: Server, bare: Server): void => {
    rate[name].push(alone.get(own)?.rate ?? NaN);
    ofRate[name].push((alone.get(own)?.rate ?? NaN) / (alone.get(bare)?.rate ?? NaN));
    ofCpu[name].push((together.get(bare)?.cpu ?? NaN) / (together.get(own)?.cpu ?? NaN));
  };
  try {
    for (const server of servers) await readRun(server, seconds);
    for (let run = 0; run < runs; run += 1) {
      for (const server of run % 2 === 0 ? servers : servers.toReversed())
        alone.set(server, await readRun(server, seconds));
      await Promise.all(
        servers.map(async (server) => together.set(server, await readRun(server, seconds))),
      );
      note("before", before, bares.before);
      note("after", after, bares.after);
    }
    return { rate, ofRate, ofCpu };
  } finally {
    bares.stop();
  }
};
