import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { collection } from "../../../platform/storage/collection.ts";
import { jobs } from "../../../mixins/jobs.mixin.ts";
import { storage } from "../../../mixins/storage.mixin.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defineService } from "../../../platform/broker/define-service.ts";
import { wakeJob, type Job } from "../../../platform/runtime/jobs.ts";
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

test("a job that is woken runs at once; woken while it runs, once more after that; never after the stop", async () => {
  const ran: string[] = [];
  let finish: () => void = () => undefined;
  const job: Job = {
    what: "The woken job",
    everyMs: 3_600_000,
    async run() {
      ran.push("began");
      await new Promise<void>((resolve) => (finish = resolve));
    },
  };
  const sharedOnly: Job = {
    what: "The job for shared stores",
    everyMs: 1,
    firstMs: 0,
    sharedOnly: true,
    run: async () => ran.push("shared"),
  };
  const shop = await startServices([
    { name: "woken", version: 1, mixins: [jobs([job, sharedOnly]) as ServiceSchema] },
  ]);
  const own = shop.broker.getLocalService({ name: "woken", version: 1 }) as Service;
  await pause(20);
  expect(ran).toEqual([]);
  wakeJob(own, job);
  wakeJob(own, job);
  wakeJob(own, job);
  await until("the first run", async () => ran.length === 1);
  finish();
  await until("the run after it", async () => ran.length === 2);
  finish();
  await pause(20);
  expect(ran).toHaveLength(2);
  await shop.stop();
  wakeJob(own, job);
  await pause(20);
  expect(ran).toEqual(["began", "began"]);
});
