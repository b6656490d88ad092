import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { copyTree, type TreeCopy } from "../support/programs/tree-copy.ts";
import { root } from "../../tasks/start/root.ts";

let copy: TreeCopy;
beforeAll(() => {
  copy = copyTree();
});
afterAll(() => copy.remove());

const kernelTest = "test/platform/kernel/page.test.ts";

const [first, ...after] = readFileSync(join(root, "LICENSE"), "utf8").split("\n").slice(0, 4);

/** A change of one line of a file, and a new file. */
const patch = `\
diff --git a/LICENSE b/LICENSE
--- a/LICENSE
+++ b/LICENSE
@@ -1,4 +1,4 @@
-${first}
+A changed licence
${after.map((line) => ` ${line}`).join("\n")}
diff --git a/test/platform/kernel/planted.test.ts b/test/platform/kernel/planted.test.ts
new file mode 100644
--- /dev/null
+++ b/test/platform/kernel/planted.test.ts
@@ -0,0 +1,3 @@
+import { expect, test } from "@jest/globals";
+
+test("planted", () => expect(process.cwd()).toBe("elsewhere"));
`;

test("a test passes in the copy as it does here", async () => {
  const { code, output } = await copy.test([kernelTest]);
  expect(output).toContain(`PASS ${kernelTest}`);
  expect(code).toBe(0);
}, 60_000);

test("a patch changes the copy and nothing here, and a test it adds can fail", async () => {
  copy.apply(patch);
  expect(readFileSync(join(copy.folder, "LICENSE"), "utf8")).toMatch(/^A changed licence\n/u);
  expect(readFileSync(join(root, "LICENSE"), "utf8")).not.toContain("A changed licence");
  const planted = "test/platform/kernel/planted.test.ts";
  expect(existsSync(join(root, planted))).toBe(false);
  const { code, output } = await copy.test([planted]);
  expect(output).toContain(`FAIL ${planted}`);
  expect(output).toContain(`Received: "${copy.folder}"`);
  expect(code).toBe(1);
}, 60_000);

test("a patch that does not fit is refused with what git says", () => {
  expect(() => copy.apply(patch)).toThrow(/does not fit[^]*LICENSE/u);
});

test("a tree is copied without its data and what npm installed", async () => {
  const small = mkdtempSync(join(tmpdir(), "caravan-small-"));
  for (const folder of ["data", "services/data"]) {
    mkdirSync(join(small, folder), { recursive: true });
    writeFileSync(join(small, folder, "a.ts"), "console.log('ran');");
  }
  const other = copyTree(small);
  expect(existsSync(join(other.folder, "data"))).toBe(false);
  expect(existsSync(join(other.folder, "node_modules/moleculer"))).toBe(true);
  expect(await other.node(["services/data/a.ts"])).toEqual({ code: 0, output: "ran\n" });
  other.remove();
  rmSync(small, { recursive: true });
  expect(existsSync(other.folder)).toBe(false);
  expect(existsSync(join(root, "node_modules/moleculer"))).toBe(true);
});
