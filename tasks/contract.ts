/** `npm run contract -- OLD.json [NEW.json]`: whether the API only gained; for CI, against the main branch. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { breaks, type Document } from "./contract/additions.ts";
import { root } from "./start/root.ts";

const USAGE = `Usage: npm run contract -- OLD.json [NEW.json]
Compares two OpenAPI documents (NEW: docs/openapi.json) and prints what breaks a client of the old one, a line each.
Ends with 1 when there is anything: within /v1 only additions are allowed.`;

const read = (file: string): Document => JSON.parse(readFileSync(file, "utf8")) as Document;

const [old, fresh = join(root, "docs/openapi.json")] = process.argv.slice(2);
if (old === undefined || old.startsWith("-")) {
  process.stdout.write(`${USAGE}\n`);
  process.exitCode = old === "--help" ? 0 : 2;
} else {
  try {
    const found = breaks(read(old), read(fresh));
    for (const line of found) process.stdout.write(`${line}\n`);
    process.stdout.write(
      found.length === 0 ? "Only additions.\n" : `${found.length} changes break clients.\n`,
    );
    process.exitCode = found.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
