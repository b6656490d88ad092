/** docs/tutorial.md: its commands and edits, carried out in a copy of the tree in the order of the page. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  applyBlock,
  differenceOf,
  examplesIn,
  openShell,
  type Shell,
} from "../support/pages/examples.ts";
import { exited } from "../support/shop.ts";
import { freePort } from "../support/parts/free-port.ts";
import { copyTree, type TreeCopy } from "../support/programs/tree-copy.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/tutorial.md"), "utf8");
const steps = examplesIn(page);

/** Without what Jest gives its own children, and with ports that are free. */
const environment = async (): Promise<Record<string, string>> => {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^JEST_|^NODE_OPTIONS$|^SEED$/u.test(entry[0]),
  );
  const [port, opsPort] = [await freePort(), await freePort()];
  return { ...Object.fromEntries(own), PORT: String(port), OPS_PORT: String(opsPort) };
};

describe("docs/tutorial.md", () => {
  let copy: TreeCopy;
  let shell: Shell;
  let env: Record<string, string>;
  const background: ChildProcess[] = [];
  beforeAll(async () => {
    copy = copyTree();
    env = await environment();
    shell = openShell(env, copy.folder);
  });
  afterAll(async () => {
    shell.end();
    for (const child of background) {
      process.kill(-(child.pid as number), "SIGTERM");
      await exited(child);
    }
    copy.remove();
  });

  /** As a reader would type it, but on ports that are free. */
  const commandOf = (text: string): string =>
    text
      .replaceAll("http://127.0.0.1:3000", `http://127.0.0.1:${env["PORT"]}`)
      .replaceAll("http://127.0.0.1:3001", `http://127.0.0.1:${env["OPS_PORT"]}`);

  test.each(steps.map((step) => [step.line, step] as const))(
    "line %i",
    async (_, step) => {
      if (step.file !== undefined) return applyBlock(copy.folder, step);
      const command = commandOf(step.command);
      if (step.background) {
        const options = { cwd: copy.folder, env, detached: true, stdio: "ignore" } as const;
        background.push(spawn("bash", ["-c", command], options));
        return;
      }
      expect(await differenceOf(shell, { ...step, command })).toBeUndefined();
    },
    240_000,
  );

  test("has commands, files and edits", () => {
    expect(steps.filter(({ file }) => file !== undefined).length).toBeGreaterThan(15);
    expect(steps.filter(({ file }) => file === undefined).length).toBeGreaterThan(8);
  });
});
