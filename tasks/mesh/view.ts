/** What `npm run mesh` shows: a table that is redrawn, a line a change, or JSON for programs. */
import { execFile } from "node:child_process";
import type { Standing } from "./process.ts";

export interface View {
  changed(standing: Standing): void;
  /** A line of a process. */
  said(name: string, line: string): void;
  /** A word of the mesh itself. */
  note(line: string, facts?: Readonly<Record<string, unknown>>): void;
  close(): void;
}

const clock = (): string => new Date().toISOString().slice(11, 19);

const stateOf = ({ state, ready }: Standing): string =>
  state === "running" && !ready ? "not ready" : state === "running" ? "ready" : state;

/** One line a change, for logs. */
export const plainView = (write: (text: string) => void): View => ({
  changed(standing) {
    const { name, pid, restarts, why } = standing;
    const facts = [
      ...(pid === undefined ? [] : [`pid ${pid}`]),
      ...(restarts > 0 ? [`restarts ${restarts}`] : []),
      ...(why === undefined ? [] : [why]),
    ];
    write(`${clock()} ${name.padEnd(16)} ${stateOf(standing).padEnd(10)} ${facts.join(", ")}\n`);
  },
  said: (name, line) => write(`${clock()} ${name.padEnd(16)} | ${line}\n`),
  note: (line) => write(`${clock()} ${line}\n`),
  close: () => undefined,
});

/** One JSON object a line. */
export const jsonView = (write: (text: string) => void): View => {
  const line = (value: object): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), ...value })}\n`);
  return {
    changed: (standing) => line({ event: "process", ...standing }),
    said: (name, text) => line({ event: "said", name, text }),
    note: (text, facts = {}) => line({ event: "mesh", text, ...facts }),
    close: () => undefined,
  };
};

interface Use {
  readonly cpu: string;
  readonly memory: string;
}

/** Processor (since its start) and memory of each process, as `ps` lists them. */
const usesOf = (pids: readonly number[]): Promise<ReadonlyMap<number, Use>> =>
  new Promise((resolve) => {
    execFile("ps", ["-o", "pid=,pcpu=,rss=", "-p", pids.join(",")], (_error, text) => {
      const rows = text.trim().split("\n");
      const uses = rows.map((row): [number, Use] => {
        const [pid = "", cpu = "", kilobytes = ""] = row.trim().split(/\s+/u);
        return [
          Number(pid),
          { cpu: `${cpu} %`, memory: `${Math.round(Number(kilobytes) / 1024)} MB` },
        ];
      });
      resolve(new Map(uses));
    });
  });

/** The rows of the table; pure. */
export const tableOf = (
  standings: readonly Standing[],
  uses: ReadonlyMap<number, Use>,
): string[] => {
  const cells = standings.map((one) => {
    const use = one.pid === undefined ? undefined : uses.get(one.pid);
    return [
      one.name,
      String(one.pid ?? "-"),
      stateOf(one),
      String(one.restarts),
      use?.cpu ?? "-",
      use?.memory ?? "-",
      one.why ?? "",
    ];
  });
  const rows = [["process", "pid", "state", "restarts", "cpu", "memory", ""], ...cells];
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => (row[i] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
};

const DRAW_MS = 1_000;
const KEPT = 12;

export interface Terminal {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly rows: () => number;
  /** What was typed so far. */
  readonly typed: () => string;
}

/** A table that is drawn anew every second, above the last lines that were said. */
export const tableView = ({ write, columns, rows, typed }: Terminal): View => {
  const standings = new Map<string, Standing>();
  const notes: string[] = [];
  const lines: string[] = [];
  let uses: ReadonlyMap<number, Use> = new Map();
  const keep = (line: string): void => {
    lines.push(`${clock()} ${line}`);
    if (lines.length > KEPT) lines.shift();
  };
  const draw = (): void => {
    const table = tableOf([...standings.values()], uses);
    const room = Math.max(3, rows() - table.length - notes.length - 4);
    const all = [...table, "", ...notes, "", ...lines.slice(-Math.min(room, KEPT))];
    const shown = all.map((line) => line.slice(0, Math.max(20, columns() - 1)));
    write(`\u001b[H\u001b[J${shown.join("\n")}\n> ${typed()}`);
  };
  const timer = setInterval(() => {
    const pids = [...standings.values()].flatMap(({ pid }) => pid ?? []);
    void usesOf(pids).then((found) => {
      uses = found;
      draw();
    });
  }, DRAW_MS);
  return {
    changed(standing) {
      standings.set(standing.name, standing);
      if (standing.why !== undefined) keep(`${standing.name} ${standing.why}`);
    },
    said: (name, line) => keep(`${name} | ${line}`),
    note(line) {
      notes.push(line);
      if (notes.length > KEPT) notes.shift();
    },
    close() {
      clearInterval(timer);
      draw();
      write("\n");
    },
  };
};
