/** Two checkouts of the project, running at the same time. */
import { setTimeout as sleep } from "node:timers/promises";
import { startBenchMesh } from "../mesh/processes.ts";
import { loadCatalogue, type Staff } from "../support/catalogue.ts";
import { startBenchShop } from "../support/processes.ts";

/** One of the two. */
export interface Side {
  readonly name: "before" | "after";
  urls(): readonly string[];
  readonly staff: Staff;
  /** Of all its own processes (of a mesh with its database and NATS), ms. */
  cpuMs(): number;
  rssMb(): number;
  stop(): Promise<void>;
}
export interface Pair {
  readonly before: Side;
  readonly after: Side;
}

type Env = Readonly<Record<string, string>>;
type Start = (name: Side["name"], root: string) => Promise<Side>;

const embedded =
  (env: Env): Start =>
  async (name, root) => {
    const shop = await startBenchShop([], undefined, { root, env });
    return { ...shop, name, urls: () => [shop.url], rssMb: () => shop.rssMb() };
  };

const sum = (all: Iterable<number>): number => [...all].reduce((one, other) => one + other, 0);
/** Parts under the mesh: not of either checkout. */
const engines = new Set(["MongoDB", "NATS", "Redis"]);

const meshed =
  (env: Env, copies: Readonly<Record<string, number>>): Start =>
  async (name, root) => {
    const mesh = await startBenchMesh(env, { root });
    if (!mesh) throw new Error("The mesh needs nats-server and mongod.");
    await mesh.grow(copies);
    return {
      name,
      urls: () => mesh.urls(),
      staff: mesh.staff,
      cpuMs: () => sum(mesh.cpuMs().values()),
      rssMb: () =>
        sum(
          mesh
            .memory()
            .filter((one) => !engines.has(one.name))
            .map(({ mb }) => mb),
        ),
      stop: () => mesh.stop(),
    };
  };

export interface PairOptions {
  readonly roots: { readonly before: string; readonly after: string };
  readonly env?: Env;
  /** A mesh with so many of each service; default: embedded. */
  readonly copies?: Readonly<Record<string, number>> | undefined;
}

const SETTLE_MS = 2_000;

/** Starts both and fills their catalogues. */
export const startPair = async ({ roots, env = {}, copies }: PairOptions): Promise<Pair> => {
  const start = copies ? meshed(env, copies) : embedded(env);
  const before = await start("before", roots.before);
  try {
    const after = await start("after", roots.after);
    const pair = { before, after };
    try {
      for (const { staff } of [before, after]) await loadCatalogue(staff);
      await sleep(SETTLE_MS);
      return pair;
    } catch (error) {
      await after.stop();
      throw error;
    }
  } catch (error) {
    await before.stop();
    throw error;
  }
};

export const stopPair = async ({ before, after }: Pair): Promise<void> => {
  await Promise.all([before.stop(), after.stop()]);
};

/** Who comes first changes from run to run. */
export const inTurns = ({ before, after }: Pair, run: number): readonly Side[] =>
  run % 2 === 0 ? [before, after] : [after, before];
