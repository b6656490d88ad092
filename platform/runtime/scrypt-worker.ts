/** A thread that derives keys of passwords, one after another. */
import { scryptSync } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { ScryptRequest } from "./scrypt-pool.ts";

parentPort?.on("message", ({ password, salt, length, ...options }: ScryptRequest) => {
  parentPort?.postMessage(scryptSync(password, salt, length, options));
});
