import { expect, test } from "@jest/globals";
import { service } from "../../mixins/service.mixin.ts";
import { startServices } from "../support/broker.ts";
import { until } from "../support/client.ts";

test("a round that failed comes again, and the stop waits for the one under way", async () => {
  const ran: string[] = [];
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const failing = {
    what: "The failing round",
    everyMs: 5,
    firstMs: 0,
    run: async () => {
      ran.push("failing");
      throw new Error("as it does");
    },
  };
  const slow = {
    what: "The slow round",
    everyMs: 5,
    run: async () => {
      ran.push("slow began");
      await held;
      ran.push("slow ended");
    },
  };
  const shop = await startServices([service({ name: "rounds", rounds: [failing, slow] })]);
  await until("two rounds that failed", async () => ran.filter((r) => r === "failing").length > 1);
  await until("the slow one to begin", async () => ran.includes("slow began"));

  let isStopped = false;
  const stop = shop.stop().then(() => (isStopped = true));
  await new Promise((done) => setTimeout(done, 100));
  expect(isStopped).toBe(false);
  letGo();
  await stop;

  expect(ran.filter((r) => r.startsWith("slow"))).toEqual(["slow began", "slow ended"]);
  const { length } = ran;
  await new Promise((done) => setTimeout(done, 50));
  expect(ran).toHaveLength(length);
});
