/**
 * `npm test`: types, form, then every test: first what one process can do, then the mesh (`test/mesh`: real NATS,
 * MongoDB and Redis, one file at a time, for each starts a dozen processes). Arguments go to Jest: `npm test -- carts`.
 * Ends with the stories told on each shape and the line "N passed, N failed, N skipped".
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { form, jest, report, run, types } from "./run.ts";

interface Outcome {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that did not load: none of their tests is counted. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const read = (file: string): Outcome | undefined => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Outcome;
  } catch {
    return undefined; // Jest died before it wrote.
  }
};

/** Runs Jest; undefined when it did not come to its end. */
const jestRun = async (name: string, args: readonly string[]): Promise<Outcome | undefined> => {
  const directory = mkdtempSync(join(tmpdir(), "caravan-test-"));
  const outputFile = join(directory, "jest.json");
  const step = { name, args: [...jest, "--json", `--outputFile=${outputFile}`, ...args] };
  report(await run(step, { live: true }));
  const outcome = read(outputFile);
  rmSync(directory, { recursive: true, force: true });
  return outcome;
};

const asked = process.argv.slice(2);
const before = await Promise.all([run(types), run(form)]);
before.forEach(report);
const outcomes =
  asked.length > 0
    ? [await jestRun("tests", asked)]
    : [
        await jestRun("tests", [
          "--testPathIgnorePatterns",
          "/node_modules/",
          "/planted/",
          "/test/mesh/",
        ]),
        await jestRun("mesh", ["--maxWorkers=1", "--testPathPatterns", "/test/mesh/"]),
      ];

/** `45 passed, 0 skipped` of the files in a folder. */
const toldIn = (folder: string): string => {
  const statuses = outcomes
    .flatMap((outcome) => outcome?.testResults ?? [])
    .filter(({ name }) => name.includes(`/test/${folder}/`))
    .flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  return `${count("passed")} passed, ${count("pending")} skipped`;
};
const sum = (of: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + (outcome ? of(outcome) : 0), 0);

// A step, a run or a file that failed as a whole counts as one failure.
const steps = [...before.map(({ ok }) => ok), ...outcomes.map((outcome) => outcome !== undefined)];
const failed =
  steps.filter((ok) => !ok).length +
  sum(
    ({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites,
  );
const passed = sum(({ numPassedTests }) => numPassedTests);
const skipped = sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests);
console.log(`Stories embedded: ${toldIn("stories")}; on the mesh: ${toldIn("mesh")}`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
