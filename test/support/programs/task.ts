import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** A task as people run it: its exit code and what it printed. */
export const runTask = (
  path: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  input?: string,
): Promise<{ code: number | null; said: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, path), ...args], {
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    child.stdin?.end(input);
    let said = "";
    child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
    child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
    child.on("close", (code) => done({ code, said }));
  });
