/** `npm run deployment`: writes the files under deploy/ that are made from the contracts. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentFiles } from "./deployment/files.ts";
import { root } from "./start/root.ts";

for (const [file, text] of Object.entries(await deploymentFiles())) {
  writeFileSync(join(root, file), text);
  console.log(file);
}
