/** `npm run reference`: writes docs/reference/ from the exported functions of platform/ and mixins/. */
import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tasks/start/root.ts";
import { platformFunctions, referencePages } from "./reference/pages.ts";

const pages = await referencePages(platformFunctions(root));
mkdirSync(join(root, "docs/reference"), { recursive: true });
for (const file of globSync("docs/reference/*.md", { cwd: root })) {
  if (!(file in pages)) rmSync(join(root, file));
}
for (const [file, text] of Object.entries(pages)) {
  writeFileSync(join(root, file), text);
  console.log(file);
}
