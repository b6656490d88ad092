import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { consumer } from "../../../mixins/consumer.mixin.ts";
import { storage } from "../../../mixins/storage.mixin.ts";
import { embeddedRuntime } from "../../../moleculer.config.ts";
import { closedObject, event, Id, personal, Type } from "../../../platform/contract/contract.ts";
import type { ConsumerSpec, DeadLetter } from "../../../platform/messaging/bus.ts";
import { deadLetters, subscribe } from "../../../platform/messaging/consumer.ts";
import { eraseOnlyDeadLetters } from "../../../platform/messaging/erasing.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const text = Type.String({ ...personal });
const made = event("things.made", "Made", closedObject({ thingId: Id, maker: text }));
const erased = event("things.erased", "Erased", closedObject({ thingId: Id }));
const ignore = () => Promise.resolve();
const reader = {
  name: "readers",
  version: 1,
  mixins: [consumer([subscribe(made, ignore), subscribe(erased, eraseOnlyDeadLetters)]), storage()],
};

const eventOf = (type: string, subject: string, data: object) => ({
  ...{ id: `evt_${type}_${subject}`, type, source: "things", subject, version: 1 },
  time: "2026-11-28T00:00:00.000Z",
  data: { thingId: subject, ...data },
});
const letterOf = (subject: string): DeadLetter => ({
  id: `readers:${subject}`,
  consumer: "readers",
  event: eventOf("things.made", subject, { maker: "Wilhelmina" }),
  ...{ reason: "refused", attempts: 8, at: "2026-11-28T00:00:00.000Z" },
});

let started: Started;
let spec: ConsumerSpec;
let service: Service;
beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-"));
  const shape = embeddedRuntime(dataDir);
  const bus: typeof shape.bus = {
    ...shape.bus,
    consume: (of) => {
      spec = of;
      return shape.bus.consume(of);
    },
  };
  started = await startServices([reader], { dataDir, shape: { ...shape, bus } });
  service = started.broker.getLocalService({ name: "readers", version: 1 }) as Service;
});
afterAll(() => started.stop());

const makerIn = async (subject: string): Promise<unknown> =>
  (await collectionOf(service, deadLetters).get(letterOf(subject).id))?.event.data["maker"];

test("a dead letter says nothing of a person, whether it came before the erasing or comes after it (D.3)", async () => {
  await spec.store.bury(letterOf("before"));
  await spec.store.bury(letterOf("another"));
  for (const subject of ["before", "after"])
    await spec.handle(eventOf("things.erased", subject, {}), 0);
  await spec.store.bury(letterOf("after"));
  expect(await Promise.all(["before", "after", "another"].map(makerIn))).toEqual([
    "",
    "",
    "Wilhelmina",
  ]);
});
