/**
 * `npm test`: types, form, then every test, in groups one after another: those of single files and of the house, the
 * embedded shop, the mesh (real NATS, MongoDB and Redis, one file at a time, for each starts a dozen processes), the
 * browser and the fuzz. Arguments go to Jest: `npm test -- carts`. With `--full` (`npm run test:full`) properties try
 * twenty times as many values, and what reads TEST_FULL takes its longer run.
 * Ends with the stories on each runtime, the seconds of each group and the line "N passed, N failed, N skipped".
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../tasks/start/root.ts";
import { startChecking } from "./check/checking.ts";
import { jest, report, run } from "./run.ts";

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

interface Group {
  readonly name: string;
  /** Folders below test/; none: every other folder. */
  readonly folders: readonly string[];
  /** How long it may take on two cores; more is printed, and fails nothing. */
  readonly seconds: number;
  readonly args?: readonly string[];
}

const groups: readonly Group[] = [
  { name: "unit and house", folders: [], seconds: 240 },
  // What starts whole shops, compiles clients of theirs, and copies the tree.
  {
    name: "embedded",
    folders: ["stories", "upgrades", "docs", "house/changes", "clients", "packages"],
    seconds: 480,
  },
  { name: "mesh", folders: ["mesh", "chaos"], seconds: 1500, args: ["--maxWorkers=1"] },
  { name: "browser", folders: ["browser"], seconds: 180, args: ["--maxWorkers=1"] },
  { name: "fuzz", folders: ["fuzz"], seconds: 300, args: ["--maxWorkers=1"] },
];

const read = (file: string): Outcome | undefined => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Outcome;
  } catch {
    return undefined; // Jest died before it wrote.
  }
};

interface Ended {
  /** Undefined when Jest did not come to its end. */
  readonly outcome: Outcome | undefined;
  /** `unit and house 132 s of 240 s` */
  readonly time: string;
}

const runJest = async (name: string, args: readonly string[], budget?: number): Promise<Ended> => {
  const directory = mkdtempSync(join(tmpdir(), "caravan-test-"));
  const outputFile = join(directory, "jest.json");
  const step = { name, args: [...jest, "--json", `--outputFile=${outputFile}`, ...args] };
  const ran = await run(step, { live: true });
  report(ran);
  const outcome = read(outputFile);
  rmSync(directory, { recursive: true, force: true });
  const seconds = Math.round(ran.seconds);
  const over = budget !== undefined && seconds > budget ? ", over its budget" : "";
  const of = budget === undefined ? "" : ` of ${budget} s`;
  return { outcome, time: `${name} ${seconds} s${of}${over}` };
};

const pathOf = (folder: string): string => `/test/${folder}/`;
const runGroup = ({ name, folders, seconds, args = [] }: Group): Promise<Ended> => {
  const others = groups.flatMap((group) => group.folders).map(pathOf);
  const which =
    folders.length > 0
      ? ["--testPathPatterns", ...folders.map(pathOf)]
      : ["--testPathIgnorePatterns", "/node_modules/", "/planted/", ...others];
  return runJest(name, [...args, ...which], seconds);
};
const isThere = ({ folders }: Group): boolean =>
  folders.length === 0 || folders.some((folder) => existsSync(join(root, "test", folder)));

const full = process.argv.includes("--full");
if (full) {
  process.env["PROPERTY_RUNS"] ??= "20";
  process.env["TEST_FULL"] ??= "1";
}
const asked = process.argv.slice(2).filter((arg) => arg !== "--full");

const checking = startChecking(root);
const before = await Promise.all([checking.step("types"), checking.step("form")]);
checking.end();

const ended: Ended[] = [];
if (asked.length > 0) ended.push(await runJest("tests", asked));
else for (const group of groups.filter(isThere)) ended.push(await runGroup(group));
const outcomes = ended.map(({ outcome }) => outcome);

/** `45 passed, 0 skipped` of the files in a folder. */
const countIn = (folder: string): string => {
  const statuses = outcomes
    .flatMap((outcome) => outcome?.testResults ?? [])
    .filter(({ name }) => name.includes(pathOf(folder)))
    .flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  return `${count("passed")} passed, ${count("pending")} skipped`;
};
const sum = (of: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + (outcome ? of(outcome) : 0), 0);

// A step, a run or a file that failed as a whole counts as one failure.
const steps = [...before, ...outcomes.map((outcome) => outcome !== undefined)];
const failed =
  steps.filter((ok) => !ok).length +
  sum(
    ({ numFailedTests, numRuntimeErrorTestSuites }) => numFailedTests + numRuntimeErrorTestSuites,
  );
const passed = sum(({ numPassedTests }) => numPassedTests);
const skipped = sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests);
console.log(`Stories embedded: ${countIn("stories")}; on the mesh: ${countIn("mesh")}`);
console.log(`Times: ${ended.map(({ time }) => time).join("; ")}`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
