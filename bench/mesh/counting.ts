/**
 * Loaded before a process of the mesh (`--import`): counts what it asks MongoDB. On SIGUSR2 it writes the counts so far, by
 * command and collection, to `<COUNTS_DIR>/<pid>.json`.
 */
import { renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const requireHere = createRequire(import.meta.url);
const fromMongoose = createRequire(requireHere.resolve("mongoose"));
const { Connection } = fromMongoose("mongodb/lib/cmap/connection.js") as {
  Connection: { prototype: { command(...args: unknown[]): unknown } };
};

const counts = new Map<string, number>();
const { command: original } = Connection.prototype;
Connection.prototype.command = function counted(...args: unknown[]) {
  const [name = "", of] = Object.entries(args[1] as Record<string, unknown>)[0] ?? [];
  const what = typeof of === "string" ? `${name} ${of}` : name;
  counts.set(what, (counts.get(what) ?? 0) + 1);
  return original.apply(this, args);
};

process.on("SIGUSR2", () => {
  const file = join(process.env["COUNTS_DIR"] ?? ".", `${process.pid}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(counts)));
  renameSync(`${file}.new`, file);
});
