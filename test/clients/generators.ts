/** Generators of clients, and what is written with the clients that they make. */
export interface Generator {
  readonly name: string;
  /** Arguments of node: the program, then how it writes the client of `document` into the working folder. */
  readonly args: (document: string) => readonly string[];
  /** A file of a shop front, beside the client. */
  readonly use: string;
}

const bin = (path: string): string => `node_modules/${path}`;

export const generators: readonly Generator[] = [
  {
    name: "openapi-typescript",
    args: (document) => [bin("openapi-typescript/bin/cli.js"), document, "-o", "client.ts"],
    use: `
import type { components, operations } from "./client.ts";
type Schemas = components["schemas"];
type Placed = operations["ordersPlace"]["responses"][201]["content"]["application/json"];
export const totalOf = (order: Placed): number => (order satisfies Schemas["Order"]).totals.total.amount;
export const nextOf = ({ next }: Schemas["ProductSummaryPage"]): string | null => next;
export const line: Schemas["CartsAddLineRequest"] = { sku: "MUG", quantity: 2 };
`,
  },
  {
    name: "hey-api",
    args: (document) => [
      ...[bin("@hey-api/openapi-ts/bin/run.js"), "-i", document, "-o", "client"],
      ...["-c", "@hey-api/client-fetch"],
    ],
    use: `
import { cartsAddLine, ordersPlace, type Order } from "./client/index.ts";
export const buy = async (cartId: string): Promise<Order> => {
  await cartsAddLine({ path: { cartId }, body: { sku: "MUG", quantity: 2 } });
  const { data, error } = await ordersPlace({
    body: { cartId, payment: { provider: "test", token: "tok_ok" } },
    headers: { "Idempotency-Key": "an order" },
  });
  if (data) return data;
  throw new Error(error?.code === "OUT_OF_STOCK" && "sku" in error ? error.sku : error?.title);
};
`,
  },
  {
    name: "orval",
    args: (document) => [
      ...[bin("orval/dist/bin/orval.mjs"), "--input", document, "--output", "client.ts"],
      ...["--client", "fetch"],
    ],
    use: `
import { cartsAddLine, ordersPlace, type Order } from "./client.ts";
export const buy = async (cartId: string): Promise<Order | undefined> => {
  await cartsAddLine(cartId, { sku: "MUG", quantity: 2 });
  const reply = await ordersPlace({ cartId, payment: { provider: "test", token: "tok_ok" } });
  return reply.status === 201 || reply.status === 202 ? reply.data : undefined;
};
`,
  },
];
