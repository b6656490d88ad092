/**
 * Copies what is in a write-ahead log into its file, in a thread of its own: with the sync to disk it takes long enough to
 * hold up everybody else.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What the thread runs. Plain text: a file of TypeScript would have it load the compiler. PASSIVE: no writer waits. */
const program = `
const { DatabaseSync } = require("node:sqlite");
const db = new DatabaseSync(require("node:worker_threads").workerData);
db.exec("PRAGMA wal_checkpoint(PASSIVE)");
db.close();
`;

/** Resolves when what was in the log at this call is in the file, as far as no reader is in the way. @throws what SQLite throws */
export const copyLog = async (path: string): Promise<void> => {
  const worker = new Worker(program, { eval: true, workerData: path });
  await once(worker, "exit"); // Rejects at its "error", which comes before.
};
