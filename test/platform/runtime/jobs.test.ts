import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { collection } from "../../../platform/storage/collection.ts";
import { service } from "../../../platform/broker/service.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { startServices } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

const things = collection("things");

test("a round that failed comes again; the stop tells the one under way, and keeps the store open for it", async () => {
  const ran: string[] = [];
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
    run: async (own: Service, stopping: AbortSignal) => {
      ran.push("slow began");
      await once(stopping, "abort");
      await pause(100);
      await collectionOf(own, things).insert({ id: "last", version: 1 });
      ran.push("slow ended");
    },
  };
  const shop = await startServices([
    service({ name: "rounds", collections: [things], rounds: [failing, slow] }),
  ]);
  await until("two rounds that failed", async () => ran.filter((r) => r === "failing").length > 1);
  await until("the slow one to begin", async () => ran.includes("slow began"));
  await shop.stop();

  expect(ran.filter((r) => r.startsWith("slow"))).toEqual(["slow began", "slow ended"]);
  const { length } = ran;
  await pause(50);
  expect(ran).toHaveLength(length);
});
