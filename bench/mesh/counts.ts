/** What one order costs the mesh: questions to MongoDB by service, calls by action, events by stream. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, JSONCodec, type NatsConnection } from "nats";
import { until } from "../../test/support/client.ts";
import { loadCatalogue, skus } from "../support/catalogue.ts";
import { startBenchMesh, type BenchMesh } from "./processes.ts";
import { drive } from "../support/processes.ts";

const ORDERS = 100;
/** Until outboxes are cleared, mails written, boards filled. */
const AFTERMATH_MS = 5_000;

type Counts = Map<string, number>;
const add = (counts: Counts, what: string, count: number): void => {
  counts.set(what, (counts.get(what) ?? 0) + count);
};

/** `orders: find orders` and so on, all that was asked so far. */
const asked = async ({ mesh }: BenchMesh, folder: string): Promise<Counts> => {
  const all: Counts = new Map();
  for (const { service, process: child } of mesh.nodes()) {
    const file = join(folder, `${child.pid}.json`);
    rmSync(file, { force: true });
    child.kill("SIGUSR2");
    const text = await until(`the counts of ${service}`, async () => {
      try {
        return readFileSync(file, "utf8");
      } catch {
        return undefined; // Not written yet.
      }
    });
    for (const [what, count] of Object.entries(JSON.parse(text) as Record<string, number>))
      add(all, `${service}: ${what}`, count);
  }
  return all;
};

interface Listening {
  readonly counts: Counts;
  bytes: number;
  messages: number;
}
/** Counts every message, calls by action, events by source. */
const listen = (nats: NatsConnection): Listening => {
  const received: Listening = { counts: new Map(), bytes: 0, messages: 0 };
  const packets = JSONCodec<{ action?: string }>();
  nats.subscribe(">", {
    callback: (_error, { subject, data }) => {
      received.messages += 1;
      received.bytes += data.length;
      const [head, kind, source] = subject.split(".");
      if (head === "MOL" && kind === "REQ")
        add(received.counts, `call ${packets.decode(data).action ?? "?"}`, 1);
      if (head === "caravan") add(received.counts, `event of ${source}`, 1);
    },
  });
  return received;
};

const rows = (counts: Counts, least = 0.05): string[] =>
  [...counts]
    .map(([what, count]): [string, number] => [what, count / ORDERS])
    .filter(([, each]) => each >= least)
    .sort(([, a], [, b]) => b - a)
    .map(([what, each]) => `  ${each.toFixed(2).padStart(7)}  ${what}`);

const sumOf = (counts: Counts, matches: (what: string) => boolean): string =>
  ([...counts].reduce((sum, [what, n]) => sum + (matches(what) ? n : 0), 0) / ORDERS).toFixed(1);

/** Lines of the report, for one whole checkout; [] where a part is missing. */
export const countsPerOrder = async (): Promise<string[]> => {
  const folder = mkdtempSync(join(tmpdir(), "caravan-counts-"));
  const preload = `--import=${new URL("counting.ts", import.meta.url).href}`;
  const mesh = await startBenchMesh({
    NODE_OPTIONS: `${preload} --disable-warning=ExperimentalWarning`,
    COUNTS_DIR: folder,
  });
  if (!mesh) return [];
  const nats = await connect({ servers: mesh.mesh.nats.url });
  try {
    await loadCatalogue(mesh.staff);
    const job = { kind: "checkouts", urls: mesh.urls(), skus, count: ORDERS } as const;
    const quiet = (): Promise<void> => new Promise((done) => setTimeout(done, AFTERMATH_MS));
    await drive(job);
    await quiet();
    const before = await asked(mesh, folder);
    const received = listen(nats);
    await drive(job);
    await quiet();
    const questions: Counts = new Map();
    for (const [what, count] of await asked(mesh, folder))
      if (!/: (?:hello|ping|endSessions)/u.test(what))
        add(questions, what, count - (before.get(what) ?? 0));
    const { counts, messages, bytes } = received;
    return [
      "",
      `One whole checkout, mean of ${ORDERS} at 32 at a time (${mesh.engines.join(", ")}):`,
      `${sumOf(questions, () => true)} questions to MongoDB`,
      ...rows(questions),
      `${sumOf(counts, (what) => what.startsWith("call"))} calls and ${sumOf(counts, (what) => what.startsWith("event"))} events over NATS, in all ${(messages / ORDERS).toFixed(0)} messages of ${(bytes / ORDERS / 1024).toFixed(0)} KiB`,
      ...rows(counts),
    ];
  } finally {
    await nats.close();
    await mesh.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
