import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { withNouns } from "../../dev/new/glossary.ts";
import { namesOf } from "../../dev/new/names.ts";
import { RequestError, requestOf } from "../../dev/new/request.ts";
import { named } from "../../dev/new/slice.ts";
import { copyTree, type Ended, type TreeCopy } from "../support/programs/tree-copy.ts";

describe("a name", () => {
  test.each([
    ["reviews", "review", "review", "Review", "REVIEWS"],
    ["gift-cards", "gift-card", "giftCard", "GiftCard", "GIFT_CARDS"],
    ["policies", "policy", "policy", "Policy", "POLICIES"],
    ["wish-boxes", "wish-box", "wishBox", "WishBox", "WISH_BOXES"],
    ["purchases", "purchase", "purchase", "Purchase", "PURCHASES"],
  ])("%s has all its forms", (plural, singular, singularName, typeName, variable) => {
    expect(namesOf(plural)).toMatchObject({ plural, singular, singularName, typeName, variable });
  });

  test("is filled into a text; a gap of another name is an error", () => {
    const names = namesOf("gift-cards");
    expect(named("{{ typesName }} of {{ phrase }}: {{{ singularName }}}", names)).toBe(
      "GiftCards of gift card: {giftCard}",
    );
    expect(() => named("{{ tpyo }}", names)).toThrow("tpyo");
  });

  test("gets its words into the glossary, in order, once", () => {
    const page =
      "## Nouns\n\n| term | meaning |\n|---|---|\n| cart | a |\n| order | b |\n\n## Verbs\n";
    const after = withNouns(page, "gift card", "gift-cards");
    expect(after.split("\n").slice(4, 8)).toEqual([
      "| card | part of gift card, what gift-cards owns |",
      "| cart | a |",
      "| gift | part of gift card, what gift-cards owns |",
      "| order | b |",
    ]);
    expect(withNouns(after, "gift card", "gift-cards")).toBe(after);
    expect(withNouns(page, "zebra", "zebras")).toContain("| order | b |\n| zebra | what");
    expect(withNouns("none", "gift card", "gift-cards")).toBe("none");
  });
});

describe("a request", () => {
  test("is a kind and a name", () => {
    const request = { kind: "service", name: "reviews", dryRun: false };
    expect(requestOf(["service", "reviews"])).toEqual(request);
    expect(requestOf(["entity", "gift-cards", "--dry-run"])).toEqual({
      kind: "entity",
      name: "gift-cards",
      dryRun: true,
    });
    expect(requestOf(["--help"])).toBeUndefined();
  });

  test.each([
    [[], 'not ""'],
    [["servce", "reviews"], 'not "servce"'],
    [["service"], "Say one name"],
    [["service", "reviews", "more"], "Say one name"],
    [["service", "Reviews"], "is no name"],
    [["service", "gift_cards"], "is no name"],
    [["service", "-reviews"], "'-r'"],
    [["service", "reviews-"], "is no name"],
    [["service", "a".repeat(40) + "s"], "is no name"],
    [["service", "review"], "such as reviews"],
    [["service", "process"], "is taken"],
    [["service", "reviews", "--fast"], "'--fast'"],
  ])("%j is refused", (args, problem) => {
    expect(() => requestOf(args)).toThrow(RequestError);
    expect(() => requestOf(args)).toThrow(problem);
  });
});

describe("in a copy of the tree", () => {
  let copy: TreeCopy;
  const run = (...args: string[]): Promise<Ended> => copy.node(["dev/new.ts", ...args]);
  const there = (path: string): boolean => existsSync(join(copy.folder, path));
  const read = (path: string): string => readFileSync(join(copy.folder, path), "utf8");
  const testsIn = (folder: string): string[] =>
    readdirSync(join(copy.folder, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".test.ts"))
      .map((path) => join(folder, path));
  beforeAll(() => {
    copy = copyTree();
  });
  afterAll(() => copy.remove());

  test("a dry run says what would be written and writes nothing", async () => {
    const { code, output } = await run("service", "reviews", "--dry-run");
    expect(output).toContain("services/reviews/reviews.contract.ts\n");
    expect(output).toContain("Nothing was written.");
    expect(code).toBe(0);
    expect(there("services/reviews")).toBe(false);
  });

  test("help ends with 0; a wrong request ends with 2, says how, and writes nothing", async () => {
    expect(await run("--help")).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Usage: npm run new/u),
    });
    expect(await run("service", "carts")).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^There is a service carts already[^]*Usage:/u),
    });
  });

  test("a service and an entity are written with all that is generated", async () => {
    for (const [kind, name] of [
      ["service", "reviews"],
      ["entity", "gift-cards"],
    ] as const) {
      const { code, output } = await run(kind, name);
      expect([code, output]).toEqual([0, expect.stringContaining("Try it: npm test -- ")]);
      expect(read("docker-compose.yml")).toContain(`image: caravan/${name}:`);
      expect(read("deploy/Dockerfile")).toContain(`FROM process AS ${name}\n`);
      expect(read("deploy/nats/users.conf")).toContain(`user: "${name}"\n`);
      expect(read("deploy/prometheus/prometheus.yml")).toContain(`- ${name}\n`);
      expect(read("deploy/kubernetes/base/services.yaml")).toContain(`image: caravan/${name}\n`);
      expect(read("deploy/kubernetes/overlays/dev/secrets.yaml")).toContain(`name: ${name}\n`);
      expect(read(".env.example")).toContain(`=${name}-mongo-dev\n`);
      expect(read("docs/openapi.json")).toContain(`"/v1/${name}/{id}"`);
    }
    expect(read("docs/events.md")).toContain("`reviews.opened`");
  }, 60_000);

  test("a provider is written as one file, and its settings reach the deployment", async () => {
    const { code, output } = await run("provider", "bank-pay");
    expect([code, output]).toEqual([0, expect.stringContaining("bank-pay.provider.ts\n")]);
    expect(read("docker-compose.yml")).toContain("BANK_PAY_KEY: ${BANK_PAY_KEY:-}\n");
    expect(read(".env.example")).toContain("\nBANK_PAY_KEY=\n");
    expect(read("docs/configuration.md")).toContain("| `BANK_PAY_URL` | payments |");
    expect(await run("provider", "manual")).toMatchObject({
      code: 2,
      output: expect.stringContaining("manual.provider.ts is there already"),
    });
  }, 60_000);

  test("its own tests pass, and so do the house's about contracts and deployment", async () => {
    const own = [
      ...["reviews", "gift-cards"].flatMap((name) => testsIn(`test/services/${name}`)),
      "test/services/payments/bank-pay.test.ts",
    ];
    expect(own).toHaveLength(4);
    const house = ["deployment", "compose", "kubernetes", "configuration", "contracts"];
    const { code, output } = await copy.test([
      ...own,
      ...house.map((name) => `test/house/${name}.test.ts`),
    ]);
    for (const path of own) expect(output).toContain(`PASS ${path}`);
    expect([code, output]).toEqual([0, expect.anything()]);
  }, 120_000);

  test("it compiles, and is formatted as everything else", async () => {
    const types = await copy.node(["node_modules/typescript/bin/tsc", "-p", "."]);
    expect(types).toEqual({ code: 0, output: "" });
    const form = ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn"];
    const folders = ["reviews", "gift-cards", "payments"].flatMap((name) => [
      `services/${name}`,
      `test/services/${name}`,
    ]);
    expect(await copy.node([...form, "docker-compose.yml", "deploy", ...folders])).toEqual({
      code: 0,
      output: "",
    });
  }, 120_000);
});
