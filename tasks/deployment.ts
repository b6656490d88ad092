/** `npm run deployment`: writes the files that are made from what the services declare (docker-compose.yml, deploy/ …). */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentFiles } from "./deployment/files.ts";
import { root } from "./start/root.ts";

for (const [file, text] of Object.entries(await deploymentFiles())) {
  writeFileSync(join(root, file), text);
  console.log(file);
}
