/** The command that measures what stays in memory under a steady load. In the full run as long as its target says. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "@jest/globals";

const root = resolve(import.meta.dirname, "..", "..", "..");
const directory = mkdtempSync(join(tmpdir(), "caravan-soak-"));
const full = process.env["TEST_FULL"] !== undefined;

interface Line {
  readonly what: string;
  readonly figure: { readonly median: number };
  readonly met?: boolean;
}

describe("a steady load (G.8)", () => {
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("leaves the memory of a shop below 260 MB, in the full run growing by less than 1 MB a minute", async () => {
    const json = join(directory, "soak.json");
    const args = ["bench/soak.bench.ts", "--minutes", full ? "14" : "0.3", "--json", json];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    process.stdout.write(stdout);
    const lines = JSON.parse(readFileSync(json, "utf8")) as readonly Line[];
    const line = (what: string): Line | undefined => lines.find((one) => one.what === what);
    expect(line("RSS, second half")?.figure.median).toBeLessThan(260);
    expect(line("growth, second half")?.figure.median).toEqual(expect.any(Number));
    if (full) expect(line("growth, second half")?.met).toBe(true);
  }, 1_200_000);
});
