/** Orders of guests belong to the account whose address is confirmed, and are erased with it. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contract } from "../../../services/orders/orders.contract.ts";
import orders from "../../../services/orders/orders.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";
import { eventSource } from "../../support/published.ts";
import { Participants } from "./scripted.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["orders"] };

describe("an order of a guest", () => {
  let shop: Started;
  let customers: Awaited<ReturnType<typeof eventSource>>;
  let identity: Awaited<ReturnType<typeof eventSource>>;
  let count = 0;
  beforeAll(async () => {
    shop = await startServices(new Participants().services());
    customers = await eventSource(shop.bus, "customers");
    identity = await eventSource(shop.bus, "identity");
    shop.broker.createService(orders as ServiceSchema);
    await shop.broker.waitForServices([{ name: "orders", version: 1 }]);
  });
  afterAll(() => shop.stop());

  const placed = async (): Promise<string> => {
    const { id } = await shop.call(actions.place, {
      cartId: `cart_${(count += 1)}`,
      payment: { provider: "test", token: "tok_ok" },
      idempotencyKey: `key_${count}`,
    });
    return id;
  };
  const read = (orderId: string) => shop.call(actions.get, { orderId }, staff);
  const confirm = (userId: string) =>
    identity.emit("emailConfirmed", userId, 2, { userId, email: "ada@example.com" });
  const erase = (customerId: string) =>
    customers.emit("erased", customerId, 3, { customerId, userId: customerId });
  const erased = (orderId: string) =>
    until("the order to be erased", async () => (await read(orderId)).email === "");

  test("is adopted by who confirms its address, and erased with them", async () => {
    const id = await placed();
    expect((await read(id)).email).toBe("Ada@Example.com");
    await confirm("usr_first");
    await until("the adoption", async () => (await read(id)).customerId === "usr_first");
    await erase("usr_first");
    await erased(id);
  });

  test("is erased too where the confirmation is received after the erasing", async () => {
    const id = await placed();
    await erase("usr_second");
    await confirm("usr_second");
    await erased(id);
  });

  test("is of nobody's who has not confirmed its address", async () => {
    const id = await placed();
    await erase("usr_third");
    await confirm("usr_fourth");
    await until("the adoption", async () => (await read(id)).customerId === "usr_fourth");
    expect((await read(id)).email).toBe("Ada@Example.com");
  });
});
