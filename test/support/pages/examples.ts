/**
 * Carries out a page's examples. A `sh` block runs in one shell; what it prints is compared with the block that
 * follows: `http` (the last response of `curl -si`) or `text` (lines that are printed, in this order). A block with
 * `file=` is a whole file, or as `diff` an edit of one.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fencesIn, type Fence } from "./markdown.ts";

export interface Response {
  readonly status: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Example {
  /** Line in the page. */
  readonly line: number;
  /** The block's text. */
  readonly command: string;
  /** Path of the file that the block is, or edits. */
  readonly file: string | undefined;
  /** The block is an edit: lines with a leading space stay, with `-` go, with `+` come. */
  readonly isEdit: boolean;
  /** Runs on while the next blocks do. */
  readonly background: boolean;
  readonly expected: Response | undefined;
  /** Lines that the command prints. */
  readonly prints: readonly string[];
  /** Shell variables and where their values are in the body: `CART` → `id`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The last response in what `curl -si` printed. */
export const parseResponse = (text: string): Response => {
  const start = [...text.matchAll(/HTTP\/\d(?:\.\d)? \d{3} /gu)].at(-1)?.index ?? 0;
  const [head = "", ...rest] = text.slice(start).replaceAll("\r\n", "\n").split("\n\n");
  const [first = "", ...lines] = head.split("\n");
  const headers = lines.filter(Boolean).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const body = rest.join("\n\n").trim();
  return {
    status: first.trim().replace(/^HTTP\/\S+ /u, ""),
    headers: Object.fromEntries(headers),
    body: body === "" ? undefined : (JSON.parse(body) as unknown),
  };
};

const variablesIn = ({ info }: Fence): Record<string, string> =>
  Object.fromEntries([...info.matchAll(/(\w+)=(\S+)/gu)].map(([, name, path]) => [name, path]));

/** Commands, files and edits of a page, commands with the responses that it shows. */
export const examplesIn = (page: string): Example[] => {
  const fences = fencesIn(page);
  return fences.flatMap((fence, i) => {
    const [, file] = /file=(\S+)/u.exec(fence.info) ?? [];
    if (fence.language !== "sh" && file === undefined) return [];
    const next = fences[i + 1];
    const shown = next?.language === "http" ? next : undefined;
    const printed = next?.language === "text" ? next.text.trim().split("\n") : [];
    return {
      line: fence.line,
      command: fence.text,
      file,
      isEdit: fence.language === "diff",
      background: fence.info === "background",
      prints: printed,
      expected: shown && parseResponse(shown.text),
      variables: shown ? variablesIn(shown) : {},
    };
  });
};

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&");
const fits = (expected: string, actual: unknown): boolean =>
  (expected === "…" && actual !== undefined) ||
  (typeof actual === "string" &&
    new RegExp(`^${expected.split("…").map(escaped).join(".*")}$`, "su").test(actual));

/** A list with "…" first or last may have more items there. */
const listFits = (expected: readonly unknown[], actual: readonly unknown[]): boolean => {
  const items = expected.filter((item) => item !== "…");
  const open = items.length < expected.length;
  if (!open && actual.length !== items.length) return false;
  const places = open ? [...actual.keys()] : [0];
  return places.some((from) =>
    items.every((item, i) => difference(item, actual[from + i]) === undefined),
  );
};

interface Difference {
  /** Path of the first part that differs. */
  readonly at: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Undefined when everything that is expected is there; else the first part that differs. */
export const difference = (expected: unknown, actual: unknown, at = ""): Difference | undefined => {
  const other = { at, expected, actual };
  if (typeof expected === "string") return fits(expected, actual) ? undefined : other;
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && listFits(expected, actual) ? undefined : other;
  }
  if (typeof expected !== "object" || expected === null) {
    return Object.is(expected, actual) ? undefined : other;
  }
  if (typeof actual !== "object" || actual === null) return other;
  for (const [key, value] of Object.entries(expected)) {
    const found = difference(value, (actual as Record<string, unknown>)[key], `${at}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

const valueAt = (body: unknown, path: string): string => {
  const value = path
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], body);
  return value === null || value === undefined ? "" : String(value as string | number);
};

/** Expected lines that are not printed in this order. */
export const missingLines = (expected: readonly string[], output: string): string[] => {
  const lines = output.split("\n").map((line) => line.trim());
  let from = 0;
  return expected.filter((line) => {
    const at = lines.findIndex((printed, i) => i >= from && fits(line.trim(), printed));
    if (at >= 0) from = at + 1;
    return at < 0;
  });
};

const edited = (text: string, edit: string, file: string): string => {
  const lines = edit.replace(/\n$/u, "").split("\n");
  const side = (left: string): string =>
    lines
      .filter((line) => !line.startsWith(left))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const before = side("+");
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times:\n${before}`);
  return parts.join(side("-"));
};

/** Writes or edits the file of an example. @throws Error when the lines of an edit are not in the file, or twice */
export const applyBlock = (folder: string, { file = "", command, isEdit }: Example): void => {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, isEdit ? edited(readFileSync(path, "utf8"), command, file) : command);
};

export interface Shell {
  /** What a command wrote, both streams. */
  run(command: string): Promise<string>;
  end(): void;
}

/** One bash for all commands, so that variables and functions stay. */
export const openShell = (env: Readonly<Record<string, string>>, cwd = process.cwd()): Shell => {
  const child = spawn("bash", ["--noprofile", "--norc"], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  let waiting: (() => void) | undefined;
  const onData = (chunk: Buffer): void => {
    output += chunk.toString();
    waiting?.();
  };
  child.stdout.on("data", onData);
  child.stderr.on("data", onData);
  let ended = false;
  child.once("exit", () => {
    ended = true;
    waiting?.();
  });
  let count = 0;
  return {
    async run(command) {
      count += 1;
      const mark = `--- end of command ${count} ---`;
      child.stdin.write(`${command}\nprintf '\\n%s\\n' '${mark}'\n`);
      while (!output.includes(mark)) {
        if (ended) throw new Error(`The shell ended:\n${output}`);
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
      const [text = "", rest = ""] = output.split(`\n${mark}\n`);
      output = rest;
      return text;
    },
    end() {
      child.stdin.end();
    },
  };
};

/** A busy machine may need a service for longer than its timeout: 503 says to come again. */
const againMax = 10;
const runUntilServed = async (shell: Shell, command: string): Promise<string> => {
  let output = await shell.run(command);
  for (
    let again = 0;
    again < againMax && parseResponse(output).status.startsWith("503");
    again += 1
  )
    output = await shell.run(`sleep 1\n${command}`);
  return output;
};

/** Runs one example; undefined when the response is as shown, else what differs. */
export const differenceOf = async (
  shell: Shell,
  { command, expected, prints, variables }: Example,
): Promise<unknown> => {
  const output = await (expected ? runUntilServed(shell, command) : shell.run(command));
  const missing = missingLines(prints, output);
  if (missing.length > 0) return { command, missing, output };
  if (expected === undefined) return undefined;
  const actual = parseResponse(output);
  for (const [name, path] of Object.entries(variables)) {
    await shell.run(`${name}='${valueAt(actual.body, path).replaceAll("'", "")}'`);
  }
  const found = difference(expected, actual);
  return found && { command, ...found, response: actual };
};
