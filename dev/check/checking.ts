/** One check of one state of the tree: runs steps, and remembers those that passed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { report, run } from "../run.ts";
import { readTree } from "./inputs.ts";
import { Passed } from "./passed.ts";
import { planOf, pureStep, type Keyed, type Plan, type PureTest } from "./steps.ts";

export type StepName = keyof Plan["steps"];

export interface Checking {
  /** Runs a step; with `unlessPassed`, only if its inputs did not pass before. Resolves to whether it passes. */
  step(name: StepName, unlessPassed?: boolean): Promise<boolean>;
  /** Runs the pure tests whose inputs did not pass before. */
  pure(): Promise<boolean>;
  /** Writes down what passed. */
  end(): void;
}

interface Outcome {
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

const unchanged = (name: string): boolean => {
  console.log(`ok     ${name.padEnd(10)} unchanged`);
  return true;
};

const keysOf = ({ steps, pure }: Plan): string[] =>
  [...Object.values(steps), ...pure].map(({ key }: { readonly key: string }) => key);

/** Tests whose files passed as a whole, by what Jest wrote. */
const passedIn = (root: string, file: string, tests: readonly PureTest[]): PureTest[] => {
  const { testResults } = JSON.parse(readFileSync(file, "utf8")) as Outcome;
  const names = testResults.filter(({ status }) => status === "passed").map(({ name }) => name);
  return tests.filter(({ path }) => names.includes(join(root, path)));
};

/** Begins a check of the tree at `root` as it is now. */
export const startChecking = (root: string): Checking => {
  process.env["NODE_COMPILE_CACHE"] ??= join(root, ".cache", "node");
  const plan = planOf(root, readTree(root));
  const passed = new Passed(join(root, ".cache", "check", "passed.json"));
  const own: string[] = [];

  const runStep = async (step: Keyed): Promise<boolean> => {
    const ran = await run(step);
    report(ran);
    if (ran.ok) own.push(step.key);
    return ran.ok;
  };
  const runPure = async (tests: readonly PureTest[]): Promise<boolean> => {
    const folder = mkdtempSync(join(tmpdir(), "caravan-check-"));
    const outcome = join(folder, "jest.json");
    const ran = await run(pureStep(tests, outcome));
    report({ ...ran, name: `pure ${tests.length}/${plan.pure.length}` });
    if (ran.ok) own.push(...passedIn(root, outcome, tests).map(({ key }) => key));
    rmSync(folder, { recursive: true, force: true });
    return ran.ok;
  };

  return {
    async step(name, unlessPassed = false) {
      const step = plan.steps[name];
      return unlessPassed && passed.has(step.key) ? unchanged(name) : runStep(step);
    },
    async pure() {
      const waiting = plan.pure.filter(({ key }) => !passed.has(key));
      return waiting.length === 0 ? unchanged("pure") : runPure(waiting);
    },
    end() {
      // A file saved while the tools ran was seen by some of them only: its keys do not count.
      const stable = new Set(keysOf(planOf(root, readTree(root))));
      passed.add(own.filter((key) => stable.has(key)));
      passed.save();
    },
  };
};
