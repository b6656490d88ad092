/**
 * `npm run move -- --to mongo`: carries a shop grown on the embedded stores to MongoDB (or back), every document of every
 * service as it is, and then compares both sides.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { ServiceSchema } from "moleculer";
import { node } from "../platform/runtime/node.settings.ts";
import { assertSettings } from "../platform/runtime/environment.settings.ts";
import { assertMongo, mongoUrlFor } from "../platform/storage/mongo/mongo.settings.ts";
import { declarationsOf } from "../platform/broker/define-service.ts";
import { copy, differences, sumOf, type Pair } from "./move/copying.ts";
import {
  embeddedSource,
  embeddedTarget,
  mongoSource,
  mongoTarget,
  servicesIn,
  type Side,
  type Target,
} from "./move/sides.ts";
import { loadServices, serviceNames } from "./start/services.ts";

const USAGE = `Usage: npm run move -- --to mongo [--resume]
       npm run move -- --to sqlite
Carries a stopped shop from the embedded stores under DATA_DIR (${node.DATA_DIR}) to MongoDB (MONGO_URL,
MONGO_URL_<SERVICE>), or back: all documents of all services with their ids, versions, outboxes, journals, keys and
secrets, so that tokens and links stay valid. Then it compares: how many documents, and a hash over every one.
The source is only read. Ends with 0 when both sides hold the same.
  --resume  continues a move to MongoDB that broke off; without it the target must be empty
Stop the shop before. Between the first and the last document no service starts on the new databases.`;

/** What a move did with a collection. */
export interface Moved {
  readonly service: string;
  readonly name: string;
  readonly count: number;
  /** Hash over every document; the source's where the sides differ. */
  readonly hash: string;
  /** Ids that differ, a few; empty when both sides hold the same. */
  readonly differ: readonly string[];
}

export interface Progress {
  begin(documents: number): void;
  copied(pair: Pair, documents: number): void;
}
const silent: Progress = { begin: () => undefined, copied: () => undefined };

const open = async (
  schemas: readonly ServiceSchema[],
  source: Side,
  target: Side,
): Promise<Pair[]> => {
  const pairs: Pair[] = [];
  for (const schema of schemas) {
    const declarations = declarationsOf(schema);
    if (declarations.length === 0) continue;
    const from = await source.openStore(schema.name, declarations);
    const to = await target.openStore(schema.name, declarations);
    for (const one of declarations)
      pairs.push({
        service: schema.name,
        name: one.name,
        from: from.collection(one),
        to: to.collection(one),
      });
  }
  return pairs;
};

/** A target that holds something is somebody's, unless a move left it so. */
const checkTarget = async (
  pairs: readonly Pair[],
  { begun }: Target,
  resume: boolean,
): Promise<void> => {
  const full: string[] = [];
  for (const { service, name, to } of pairs)
    if (await to.findOne({})) full.push(`${service}.${name}`);
  if (full.length === 0) return;
  const what = full.slice(0, 5).join(", ") + (full.length > 5 ? " …" : "");
  if (!begun) throw new Error(`The target is not empty: ${what} hold documents already.`);
  if (!resume)
    throw new Error(`A move broke off here (${what} hold documents): continue it with --resume.`);
};

const verified = async (pair: Pair): Promise<Moved> => {
  const { service, name } = pair;
  const [from, to] = await Promise.all([sumOf(pair.from), sumOf(pair.to)]);
  const same = from.count === to.count && from.hash === to.hash;
  return { service, name, ...from, differ: same ? [] : await differences(pair) };
};

/**
 * Carries every document of these services from one side to the other, then compares both; what is the same is marked as moved.
 * @throws when the target is not empty, unless `resume` continues what broke off
 */
export const move = async (
  schemas: readonly ServiceSchema[],
  source: Side,
  target: Target,
  { resume = false, progress = silent }: { resume?: boolean; progress?: Progress } = {},
): Promise<Moved[]> => {
  const pairs = await open(schemas, source, target);
  await checkTarget(pairs, target, resume);
  await target.begin();
  let documents = 0;
  for (const { from } of pairs) documents += await from.count({});
  progress.begin(documents);
  for (const pair of pairs) await copy(pair, { resume }, (some) => progress.copied(pair, some));
  const moved: Moved[] = [];
  for (const pair of pairs) moved.push(await verified(pair));
  if (moved.every(({ differ }) => differ.length === 0)) await target.end();
  return moved;
};

const tableOf = (moved: readonly Moved[]): string =>
  moved
    .map(({ service, name, count, hash, differ }) => {
      const verdict = differ.length === 0 ? "same" : `DIFFERENT: ${differ.join(", ")}`;
      return `${service.padEnd(14)}${name.padEnd(16)}${String(count).padStart(9)}  ${hash.slice(0, 12)}  ${verdict}\n`;
    })
    .join("");

const withBar = async <T>(work: (progress: Progress) => Promise<T>): Promise<T> => {
  const format = "[{bar}] {value}/{total} documents, {where}";
  const bar = new SingleBar({ format, hideCursor: true, noTTYOutput: false });
  let done = 0;
  try {
    return await work({
      begin: (documents) => bar.start(documents, 0, { where: "" }),
      copied: ({ service, name }, documents) => {
        done += documents;
        bar.update(done, { where: `${service}.${name}` });
      },
    });
  } finally {
    bar.stop();
  }
};

const sidesOf = async (
  to: "mongo" | "sqlite",
  all: readonly ServiceSchema[],
): Promise<{ schemas: readonly ServiceSchema[]; source: Side; target: Target }> => {
  const dataDir = resolve(node.DATA_DIR);
  const stored = all.filter((schema) => declarationsOf(schema).length > 0);
  const names = stored.map(({ name }) => name);
  if (to === "sqlite") {
    assertMongo(names, serviceNames());
    return { schemas: stored, source: mongoSource(mongoUrlFor), target: embeddedTarget(dataDir) };
  }
  const there = servicesIn(dataDir, names);
  assertMongo(there, serviceNames());
  const schemas = stored.filter(({ name }) => there.includes(name));
  const source = embeddedSource(dataDir);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  return { schemas, source, target: await mongoTarget(schemas, mongoUrlFor, say) };
};

const run = async (to: "mongo" | "sqlite", resume: boolean): Promise<void> => {
  const all = await loadServices([]);
  assertSettings();
  const { schemas, source, target } = await sidesOf(to, all);
  const moved = await withBar((progress) =>
    move(schemas, source, target, { resume, progress }),
  ).finally(async () => {
    await target.close();
    await source.close();
  });
  const documents = moved.reduce((sum, { count }) => sum + count, 0);
  const different = moved.filter(({ differ }) => differ.length > 0);
  process.stdout.write(tableOf(moved));
  process.stdout.write(
    different.length === 0
      ? `Moved: ${documents} documents in ${moved.length} collections are the same on both sides.\n`
      : `NOT MOVED: ${different.length} collections differ.\n`,
  );
  if (different.length > 0) process.exitCode = 1;
};

if (import.meta.main) {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: "string" },
        resume: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const { to, resume, help } = values;
    if (help) process.stdout.write(`${USAGE}\n`);
    else if (to === "mongo" || (to === "sqlite" && !resume)) await run(to, resume);
    else throw new Error(USAGE);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
