import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { collection } from "../../../platform/storage/collection.ts";
import { jobs } from "../../../mixins/jobs.mixin.ts";
import { storage } from "../../../mixins/storage.mixin.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defineService } from "../../../platform/broker/define-service.ts";
import { startServices } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

const things = collection("things");

test("a job that failed runs again; the stop aborts the one under way, and keeps the store open for it", async () => {
  const ran: string[] = [];
  const failing = {
    what: "The failing job",
    everyMs: 5,
    firstMs: 0,
    run: async () => {
      ran.push("failing");
      throw new Error("as it does");
    },
  };
  const slow = {
    what: "The slow job",
    everyMs: 5,
    run: async (ctx: ServiceContext, stopping: AbortSignal) => {
      ran.push("slow began");
      await once(stopping, "abort");
      await pause(100);
      await ctx.collection(things).insert({ id: "last", version: 1 });
      ran.push("slow ended");
    },
  };
  const shop = await startServices([
    defineService(
      { actions: {}, events: {}, faults: {} },
      {
        name: "things",
        mixins: [jobs([failing, slow]), storage({ collections: [things] })],
        actions: {},
      },
    ),
  ]);
  await until("two runs that failed", async () => ran.filter((r) => r === "failing").length > 1);
  await until("the slow one to begin", async () => ran.includes("slow began"));
  await shop.stop();

  expect(ran.filter((r) => r.startsWith("slow"))).toEqual(["slow began", "slow ended"]);
  const { length } = ran;
  await pause(50);
  expect(ran).toHaveLength(length);
});
