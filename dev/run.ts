/** What the tasks that start other programs share. */
import { spawn } from "node:child_process";
import { root } from "../tasks/start/root.ts";

export interface Step {
  readonly name: string;
  /** A script in node_modules and its arguments, run by this Node. */
  readonly args: readonly string[];
}

export interface Ran extends Step {
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Node's flags for Jest on ES modules. */
export const jest = [
  "--experimental-vm-modules",
  "--disable-warning=ExperimentalWarning",
  "node_modules/jest/bin/jest.js",
];

/** Runs a step to its end. With `live`, its output goes straight to ours. */
export const run = (step: Step, { live = false } = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const since = performance.now();
    const child = spawn(process.execPath, step.args, {
      cwd: root,
      stdio: live ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = (ok: boolean) =>
      resolve({ ...step, ok, seconds: (performance.now() - since) / 1000, output });
    child.on("error", (error) => {
      output += String(error);
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });

/** One line per step; what a failed step said stands below it. */
export const report = ({ name, ok, seconds, output }: Ran): void => {
  console.log(`${ok ? "ok    " : "FAILED"} ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
  if (!ok && output) console.log(output.trimEnd());
};
