import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { cruised } from "../../dev/check/steps.ts";

interface Cruised {
  readonly modules: readonly unknown[];
  readonly summary: {
    readonly violations: readonly { rule: { name: string }; from: string; to: string }[];
    readonly totalCruised: number;
  };
}

const root = join(import.meta.dirname, "../..");

/** Who imports whom in the tree at `cwd`, judged by the project's rules. */
const cruise = (cwd: string): Promise<Cruised> =>
  new Promise((resolve, reject) => {
    const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
    const config = join(root, ".dependency-cruiser.cjs");
    const there = cruised.filter((name) => existsSync(join(cwd, name)));
    execFile(
      process.execPath,
      [program, "--config", config, "--output-type", "json", ...there],
      { cwd, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        if (stdout.startsWith("{")) resolve(JSON.parse(stdout) as Cruised);
        else reject(new Error(stderr || stdout, { cause: error }));
      },
    );
  });

const lines = ({ summary }: Cruised): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();

test("the house imports as agreed", async () => {
  const cruised = await cruise(root);
  expect(lines(cruised)).toEqual([]);
  expect(cruised.summary.totalCruised).toBeGreaterThan(20);
});

/** What each rule refuses in its planted tree; whatever else is imported there is allowed. */
const planted: Record<string, readonly string[]> = {
  "neighbours-by-contract": ["services/carts/carts.service.ts → services/pricing/pricing.store.ts"],
  "contracts-are-leaves": ["services/carts/carts.contract.ts → services/carts/carts.store.ts"],
  "domain-is-pure": [
    "services/carts/domain/cart.ts → services/carts/carts.store.ts",
    "services/carts/domain/cart.ts → platform/runtime/runtime.ts",
    "services/carts/domain/cart.ts → crypto",
    "services/carts/domain/cart.ts → ../../../../node_modules/mingo/types/index.d.ts",
  ],
  "kernel-is-bottom": [
    "platform/kernel/id.ts → platform/runtime/runtime.ts",
    "platform/kernel/id.ts → crypto",
    "platform/kernel/id.ts → ../../../../node_modules/moleculer/index.d.ts",
  ],
  "platform-knows-no-service": [
    "mixins/orders.mixin.ts → services/orders/orders.contract.ts",
    "platform/messaging/relay.ts → services/orders/orders.contract.ts",
  ],
  "source-knows-no-test": [
    "services/carts/carts.service.ts → test/support/given.ts",
    "tasks/seed.ts → test/support/given.ts",
  ],
  "sdk-stands-alone": ["packages/sdk/src/shop.ts → platform/kernel/id.ts"],
  "no-cycles": ["mixins/a.mixin.ts → mixins/b.mixin.ts"],
};

test.each(Object.entries(planted))("%s refuses what was planted", async (name, refused) => {
  const cruised = await cruise(join(import.meta.dirname, "planted", name));
  expect(lines(cruised)).toEqual(refused.map((line) => `${name}: ${line}`).sort());
});

test("every rule has its planted violation", async () => {
  const { default: config } = (await import(join(root, ".dependency-cruiser.cjs"))) as {
    default: { forbidden: readonly { name: string }[] };
  };
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(planted).sort());
});
