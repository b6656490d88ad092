/**
 * `npm run check`: types, lint, imports, form and the pure tests, side by side: for every save.
 *
 * - plain: each tool goes over the whole tree with its own cache by content; pure tests whose inputs passed before are
 *   left out.
 * - `--changed`: steps whose inputs passed before are left out as well.
 * - `--fresh`: forgets everything first.
 *
 * A result is taken from the cache only where the tools, their configuration and the content of all that the result
 * depends on are the same, and only if it was a pass. Files outside the project are no inputs: after a change of those,
 * `--fresh`.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tasks/start/root.ts";
import { startChecking } from "./check/checking.ts";

const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => !["--changed", "--fresh"].includes(flag));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(" ")}. There are --changed and --fresh.`);
  process.exit(2);
}
if (flags.includes("--fresh")) rmSync(join(root, ".cache"), { recursive: true, force: true });
const changedOnly = flags.includes("--changed");

// The check is for every save: a quarter of the values of each property; `npm test` tries all.
process.env["PROPERTY_RUNS"] ??= "0.25";

const checking = startChecking(root);
const ok = await Promise.all([
  checking.step("types", changedOnly),
  checking.pure(),
  checking.step("lint", changedOnly),
  checking.step("imports", changedOnly),
  checking.step("form", changedOnly),
]);
checking.end();
process.exitCode = ok.every(Boolean) ? 0 : 1;
