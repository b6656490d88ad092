/** Where the project lies; refuses a Node that cannot run it. */
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    `Caravan needs Node 24 or later, this is ${process.version}. ` +
      "`npm ci` brings one that every `npm run` uses: install with optional dependencies.",
  );
  process.exit(1);
}
