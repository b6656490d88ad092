import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ServiceBroker } from "moleculer";
import { ServiceContext } from "../../../platform/broker/context.ts";
import { defineService } from "../../../platform/broker/define-service.ts";
import { RulesValidator } from "../../../platform/broker/rules-validator.ts";
import { action, closedObject, Type } from "../../../platform/contract/contract.ts";

const asked = (name: string) =>
  action({
    ...{ name, summary: name, access: "internal" },
    ...{ params: closedObject({}), returns: Type.String() },
  });
const [size, colour] = [asked("shoes.size"), asked("shoes.colour")];
const [fit, paint, twice] = [asked("feet.fit"), asked("feet.paint"), asked("feet.twice")];
const events = {};
const faults = {};

describe("what a service does not say that it calls (F.2)", () => {
  const broker = new ServiceBroker({
    logger: false,
    validator: new RulesValidator(),
    ContextFactory: ServiceContext as never,
  });
  const shoes = defineService(
    { actions: { size, colour }, events, faults },
    { name: "shoes", actions: { size: () => "42", colour: () => "red" } },
  );
  const feet = defineService(
    { actions: { fit, paint, twice }, events, faults },
    {
      name: "feet",
      calls: [size],
      actions: {
        fit: (ctx) => ctx.ask(size, {}),
        paint: (ctx) => ctx.ask(colour, {}),
        twice: (ctx) => ctx.request(fit, {}),
      },
    },
  );
  beforeAll(async () => {
    for (const schema of [shoes, feet]) broker.createService(schema);
    await broker.start();
  });
  afterAll(() => broker.stop());

  test("is refused, in one process as on the mesh", async () => {
    await expect(broker.call("v1.feet.paint")).rejects.toThrow(
      "feet calls shoes.colour, which is not among its `calls`.",
    );
  });

  test("what it says, and its own actions, are called", async () => {
    expect([await broker.call("v1.feet.fit"), await broker.call("v1.feet.twice")]).toEqual([
      "42",
      "42",
    ]);
  });

  test("and its schema names both, for the users of NATS", () => {
    expect(feet.metadata).toMatchObject({ calls: ["v1.shoes.size"], dependencies: ["shoes"] });
    expect(shoes.metadata).toMatchObject({ calls: [], dependencies: [] });
  });
});
