/**
 * `npm test`: types, form, then every test. Arguments go to Jest: `npm test -- carts`.
 * Ends with the line "N passed, N failed, N skipped".
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
}

const read = (file: string): Outcome | undefined => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Outcome;
  } catch {
    return undefined; // Jest died before it wrote.
  }
};

const before = await Promise.all([run(types), run(form)]);
before.forEach(report);

const directory = mkdtempSync(join(tmpdir(), "caravan-test-"));
const outputFile = join(directory, "jest.json");
const args = [...jest, "--json", `--outputFile=${outputFile}`, ...process.argv.slice(2)];
const tests = await run({ name: "tests", args }, { live: true });
report(tests);
const outcome = read(outputFile);
rmSync(directory, { recursive: true, force: true });

// A step or a file that failed as a whole counts as one failure.
const steps = before.filter(({ ok }) => !ok).length;
const failed = steps + (outcome ? outcome.numFailedTests + outcome.numRuntimeErrorTestSuites : 1);
const skipped = (outcome?.numPendingTests ?? 0) + (outcome?.numTodoTests ?? 0);
console.log(`${outcome?.numPassedTests ?? 0} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && tests.ok ? 0 : 1;
