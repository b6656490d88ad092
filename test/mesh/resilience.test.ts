import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { options } from "../../services/shipping/shipping.contract.ts";
import { serviceNames } from "../../tasks/start/services.ts";
import { until, type Reply } from "../support/client.ts";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { fillCart, order, settled, stockProduct } from "../support/shopper.ts";

const SKU = "STAYS";
const parts = findParts("what works while a service is down");

interface Row {
  readonly down: string;
  /** What is expected, by what is done. */
  readonly cells: Readonly<Record<string, string>>;
}

const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The first table of docs/resilience.md. */
const readTable = (): Row[] => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "docs", "resilience.md"), "utf8");
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("| down |"));
  const [, ...names] = cellsOf(lines[first] ?? "");
  const rows = lines.slice(first + 2, lines.indexOf("", first));
  return rows.map((line) => {
    const [down = "", ...cells] = cellsOf(line);
    return { down, cells: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""])) };
  });
};

/** How an answer reads in the table. */
const read = ({ status, body, headers }: Reply): string => {
  if (status === 202) return "pending";
  if (status >= 200 && status < 300) return "yes";
  const told = status === 503 && body.code === "SERVICE_UNAVAILABLE" && headers.has("retry-after");
  return told ? "503" : `${status} ${JSON.stringify(body)}`;
};

interface Cart {
  readonly id: string;
}
interface Given {
  readonly mesh: Mesh;
  readonly filled: Cart;
  readonly empty: Cart;
  readonly email: string;
  readonly password: string;
  readonly auth: Record<string, string>;
}

type Doing = (given: Given) => Promise<Reply>;
/** The columns. */
const doings: Readonly<Record<string, Doing>> = {
  browse: ({ mesh }) => mesh.request("GET", "/v1/products?limit=5"),
  "fill a cart": ({ mesh, empty }) =>
    mesh.request("POST", `/v1/carts/${empty.id}/lines`, { sku: SKU, quantity: 1 }),
  "choose shipping": ({ mesh, filled }) =>
    mesh.request("GET", `/v1/carts/${filled.id}/shipping-options`),
  "place an order": ({ mesh, filled }) => order(mesh, filled.id),
  "sign in": ({ mesh, email, password }) =>
    mesh.request("POST", "/v1/sessions", { email, password }),
  "own profile": ({ mesh, auth }) => mesh.request("GET", "/v1/customers/me", undefined, auth),
  "own orders": ({ mesh, auth }) => mesh.request("GET", "/v1/customers/me/orders", undefined, auth),
  "staff's orders": ({ mesh }) => mesh.staff("GET", "/v1/orders"),
  stock: ({ mesh }) => mesh.staff("GET", `/v1/stock/${SKU}`),
  board: ({ mesh }) => mesh.staff("GET", "/v1/insights/orders"),
  mails: ({ mesh }) => mesh.staff("GET", "/v1/messages"),
  webhooks: ({ mesh }) => mesh.staff("GET", "/v1/webhook-endpoints"),
};

const table = readTable();
test("every service but the gateway has its row, every column its deed", () => {
  expect(table.map(({ down }) => down)).toEqual(
    serviceNames().filter((name) => name !== "gateway"),
  );
  for (const { cells } of table) expect(Object.keys(cells)).toEqual(Object.keys(doings));
});

(parts ? describe : describe.skip)("while a service is down", () => {
  const email = "stays@example.org";
  const password = "correct horse battery";
  let mesh: Mesh;
  let auth: Record<string, string> = {};
  const given = async (): Promise<Given> => ({
    mesh,
    email,
    password,
    auth,
    filled: await fillCart(mesh, { lines: [{ sku: SKU, quantity: 1 }] }),
    empty: (await mesh.request("POST", "/v1/carts", {})).body as Cart,
  });
  beforeAll(async () => {
    if (!parts) return;
    mesh = await startMesh(parts);
    await stockProduct(mesh, SKU, 1000);
    await mesh.request("POST", "/v1/users", { email, password });
    const { body } = await mesh.request("POST", "/v1/sessions", { email, password });
    auth = { authorization: `Bearer ${body.accessToken}` };
    await until("the customer", async () => {
      const { status } = await mesh.request("GET", "/v1/customers/me", undefined, auth);
      return status === 200;
    });
  }, 240_000);
  afterAll(() => mesh.close(), 120_000);

  test.each(table)(
    "$down: what the table says works, and what was ordered is placed afterwards",
    async ({ down, cells }) => {
      const now = await given();
      await doings["browse"]?.(now); // Somebody has just looked.
      await Promise.all(mesh.copies(down).map((node) => node.stop()));
      const found: Record<string, string> = {};
      let ordered: string | undefined;
      for (const [what, doing] of Object.entries(doings)) {
        const answer = await doing(now);
        found[what] = read(answer);
        if (what === "place an order" && answer.status < 300) ordered = answer.body.id as string;
      }
      await mesh.start(down);
      await mesh.whole();
      expect(found).toEqual(cells);
      if (ordered === undefined) return;
      expect(await settled(mesh, ordered)).toMatchObject({ status: "placed" });
      await until("its mail", async () => {
        const { body } = await mesh.staff("GET", `/v1/messages?orderId=${ordered}`);
        return body.items?.length === 1;
      });
      await until("its line on the board", async () => {
        const { body } = await mesh.staff("GET", "/v1/insights/orders?limit=100");
        return body.items?.some(({ orderId }: { orderId: string }) => orderId === ordered);
      });
    },
    180_000,
  );

  test("a service that hangs is refused within its deadline, and then at once", async () => {
    const { filled } = await given();
    const path = `/v1/carts/${filled.id}/shipping-options`;
    const [shipping] = mesh.copies("shipping");
    shipping?.process.kill("SIGSTOP");
    try {
      const answers = await Promise.all(
        Array.from({ length: 25 }, () => mesh.request("GET", path)),
      );
      expect(answers.map(read)).toEqual(Array(25).fill("503"));
      // Open, or out of the registry: either way nobody waits for it any more.
      await until("calls to be refused at once", async () => {
        const since = performance.now();
        const answer = await mesh.request("GET", path);
        return read(answer) === "503" && performance.now() - since < options.timeoutMs / 2;
      });
    } finally {
      shipping?.process.kill("SIGCONT");
    }
    await until(
      "it to be asked again",
      async () => (await mesh.request("GET", path)).status === 200,
    );
  }, 120_000);
});
