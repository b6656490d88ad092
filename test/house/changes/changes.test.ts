/**
 * Three changes that the code base is made for, each as a patch: how much it takes, and that it works in a copy of the tree.
 * A patch that does not fit any more: `git apply --3way` it (after `npm run new -- entity reviews` for that one), mend, `git diff`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { root } from "../../../tasks/start/root.ts";
import { copyTree, type Ended, type TreeCopy } from "../../support/programs/tree-copy.ts";

/** A file of a patch, with how many lines the patch adds to it. */
interface Change {
  readonly path: string;
  readonly isNew: boolean;
  readonly added: number;
}

const changesOf = (patch: string): Change[] =>
  patch
    .split(/^diff --git /mu)
    .slice(1)
    .map((part) => ({
      path: /^a\/(?<path>\S+) b\/\k<path>\n/u.exec(part)?.groups?.["path"] ?? part,
      isNew: part.includes("\nnew file mode"),
      added: part.match(/^\+(?!\+\+ )/gmu)?.length ?? 0,
    }));
/** Tests and documents are not counted. */
const isSource = ({ path }: Change): boolean => !/^(?:test|docs)\//u.test(path);
const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, `${name}.patch`), "utf8");
const testsIn = (patch: string): string[] =>
  changesOf(patch)
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".test.ts"));

const passed = { code: 0, output: expect.anything() };
const minutes = 60_000;

/** A patch, a copy of the tree, and what is run there. */
const inCopy = (name: string) => {
  const patch = read(name);
  let copy: TreeCopy;
  beforeAll(() => {
    copy = copyTree();
  });
  afterAll(() => copy.remove());
  return {
    patch,
    sources: changesOf(patch).filter(isSource),
    text: (path: string): string => readFileSync(join(copy.folder, path), "utf8"),
    apply: () => copy.apply(patch),
    run: (...args: string[]): Promise<Ended> =>
      copy.node(["--disable-warning=ExperimentalWarning", ...args]),
    /** Compiles the copy, then runs the patch's tests and these. */
    async check(more: readonly string[]): Promise<void> {
      const types = await copy.node(["node_modules/typescript/bin/tsc", "-p", "."]);
      expect(types).toEqual({ code: 0, output: "" });
      const paths = [...testsIn(patch), ...more];
      const { code, output } = await copy.test(paths);
      expect({ code, output }).toEqual(passed);
      for (const path of paths) expect(output).toContain(`PASS ${path}`);
    },
  };
};

test("what a patch changes is counted by files and by added lines", () => {
  const patch = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1 +1,2 @@
-one
+two
++three
diff --git a/test/b.test.ts b/test/b.test.ts
new file mode 100644
--- /dev/null
+++ b/test/b.test.ts
@@ -0,0 +1 @@
+four
`;
  const changes = changesOf(patch);
  expect(changes).toEqual([
    { path: "a.ts", isNew: false, added: 2 },
    { path: "test/b.test.ts", isNew: true, added: 1 },
  ]);
  expect(changes.filter(isSource)).toHaveLength(1);
  expect(testsIn(patch)).toEqual(["test/b.test.ts"]);
});

describe("a gift message on a cart line, which reaches cart, order, events and mail", () => {
  const { patch, sources, apply, run, check } = inCopy("gift-message");

  test("is a change of at most 4 source files", () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.length).toBeLessThanOrEqual(4);
    expect(testsIn(patch)).not.toEqual([]);
  });
  test(
    "compiles and passes its tests and those of carts and mails",
    async () => {
      apply();
      await check([
        "test/services/carts/domain/cart.test.ts",
        "test/services/notifications/domain/mail.test.ts",
      ]);
    },
    4 * minutes,
  );
  test("only adds to the API", async () => {
    expect(await run("tasks/openapi.ts")).toEqual(passed);
    const old = join(root, "docs/openapi.json");
    expect(await run("tasks/contract.ts", old)).toEqual({ code: 0, output: "Only additions.\n" });
  });
});

describe("a payment provider", () => {
  const { patch, sources, apply, check } = inCopy("provider");

  test("is one new file", () => {
    const path = "services/payments/adapters/cash.provider.ts";
    expect(sources).toEqual([{ path, isNew: true, added: expect.any(Number) }]);
    expect(testsIn(patch)).not.toEqual([]);
  });
  test(
    "compiles, passes the case suite and is paid with",
    async () => {
      apply();
      await check(["test/services/payments/providers.test.ts"]);
    },
    4 * minutes,
  );
});

describe("reviews: a collection, two routes of a product, a subscription", () => {
  const { patch, sources, text, apply, run, check } = inCopy("reviews");

  test("are what `npm run new` writes and at most 60 lines, all of the service's own", () => {
    const foreign = sources.filter(({ path }) => !path.startsWith("services/reviews/"));
    expect(foreign).toEqual([]);
    const lines = sources.reduce((sum, { added }) => sum + added, 0);
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThanOrEqual(60);
    expect(testsIn(patch)).toEqual(["test/services/reviews/reviews.test.ts"]);
  });
  test(
    "are made, patched, generated, compiled and tested, over REST too",
    async () => {
      expect(await run("dev/new.ts", "entity", "reviews")).toEqual(passed);
      apply();
      for (const task of ["openapi", "deployment"])
        expect(await run(`tasks/${task}.ts`)).toEqual(passed);
      await check(["contracts", "deployment"].map((name) => `test/house/${name}.test.ts`));
    },
    4 * minutes,
  );
  test("have the permissions to run on the mesh and are in its deployment", () => {
    const users = text("deploy/nats/users.conf");
    expect(users).toContain('user: "reviews"\n');
    expect(users).toContain("CONSUMER.MSG.NEXT.CARAVAN_catalog.reviews");
    expect(text("docker-compose.yml")).toContain("image: caravan/reviews:");
    expect(text("docs/openapi.json")).toContain('"/v1/products/{productId}/reviews"');
  });
});
