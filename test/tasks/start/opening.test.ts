import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { ADMIN } from "../../support/client.ts";
import { startShop, until } from "../../support/shop.ts";

/** A port that nobody listens on just now. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

test("A.6 the embedded shop opens its port when all of its services are ready", async () => {
  const port = await freePort();
  const starting = startShop({ PORT: String(port) });
  const signIn = (): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/v1/sessions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD }),
    });
  const products = (): Promise<Response> => fetch(`http://127.0.0.1:${port}/v1/products`);
  // Without a pause between attempts: whatever the first moment answers is seen.
  const first = await until("an open port", async () => {
    try {
      return await Promise.all([signIn(), products(), signIn()]);
    } catch {
      return undefined; // Refused: not open yet.
    }
  });
  const shop = await starting;
  await shop.stop();
  expect(first.map(({ status }) => status)).toEqual([201, 200, 201]);
}, 60_000);
