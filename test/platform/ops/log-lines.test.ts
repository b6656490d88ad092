import { execFileSync, spawn } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";

const module = resolve(import.meta.dirname, "../../../platform/ops/log-lines.ts");
const program = (body: string): string[] => [
  "--disable-warning=ExperimentalWarning",
  "--input-type=module",
  "-e",
  `import { linesTo } from ${JSON.stringify(module)}; const lines = linesTo(1); ${body}`,
];
const many = (count: number): string =>
  `for (let i = 0; i < ${count}; i += 1) lines.write(JSON.stringify({ i, text: "ß".repeat(100) }) + "\\n");`;

const run = (body: string): string =>
  execFileSync(process.execPath, program(body), { encoding: "utf8", maxBuffer: 1e9 });

/** The exit code of a program whose output is read as `read` says, and how long it ran. */
const ended = async (
  body: string,
  read: (out: NodeJS.ReadableStream & { destroy(): void }) => void,
): Promise<number | null> => {
  const child = spawn(process.execPath, program(body), { stdio: ["ignore", "pipe", "inherit"] });
  read(child.stdout);
  return new Promise((done) => child.once("exit", (code) => done(code)));
};

describe("lines of the log (E.12)", () => {
  it("come whole and in order, also those written just before the end", () => {
    const texts = run(
      `${many(2_000)} await new Promise((done) => setTimeout(done, 50)); ${many(20)} process.exit(0);`,
    );
    const numbers = texts
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { i: number }).i);
    expect(numbers).toEqual([...Array(2_000).keys(), ...Array(20).keys()]);
  });

  it("a reader that takes nothing holds up neither the process nor its end", async () => {
    const body = `process.stdout.writableLength; ${many(20_000)} setTimeout(() => process.exit(7), 300);`;
    expect(await ended(body, () => undefined)).toBe(7);
  });

  it("a reader that went away ends nothing", async () => {
    const body = `process.stdout.on("error", () => undefined); const timer = setInterval(() => { ${many(50)} }, 10); setTimeout(() => { clearInterval(timer); ${many(5)} process.exit(7); }, 500);`;
    expect(await ended(body, (out) => out.destroy())).toBe(7);
  });

  it("lines beyond what is kept are counted, and the log says so", () => {
    const texts = run(
      `${many(90_000)} await new Promise((done) => setTimeout(done, 1500)); lines.write("{}\\n");`,
    );
    const lines = texts.trim().split("\n");
    expect(lines.at(-1)).toBe("{}");
    expect(lines.at(-2)).toMatch(/"level":"warn".*"\d+ lines or pieces of this log are lost"/u);
    expect(lines.length).toBeLessThan(90_000);
  });
});
