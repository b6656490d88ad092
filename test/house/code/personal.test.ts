/** Erasing and exporting go over the same marks: what schemas say is personal. */
import { expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import type { ServiceMixin } from "../../../platform/broker/phases.ts";
import {
  closedObject,
  personal,
  personalPaths,
  Type,
  withoutPerson,
  withoutPersonalFields,
  type EventContract,
  type TSchema,
} from "../../../platform/contract/contract.ts";
import { CartDetails, ExportedCart } from "../../../services/carts/carts.contract.ts";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import * as carts from "../../../services/carts/carts.contract.ts";
import * as customers from "../../../services/customers/customers.contract.ts";
import * as identity from "../../../services/identity/identity.contract.ts";
import { ExportedUser } from "../../../services/identity/identity.schemas.ts";
import * as orders from "../../../services/orders/orders.contract.ts";
import { Order, Purchase } from "../../../services/orders/orders.schemas.ts";
import { loadServices } from "../../../tasks/start/services.ts";

/** What each service that owns documents of a person exports of them. */
const exported: Readonly<Record<string, TSchema>> = {
  identity: ExportedUser,
  customers: customers.Customer,
  carts: ExportedCart,
  orders: Order,
};
/** Marked fields of a schema that an export has not; what holds the document in the export does not count. */
const missing = (schema: TSchema, of: TSchema | undefined): string[] => {
  const shown = of ? personalPaths(of) : [];
  return personalPaths(schema).filter(
    (path) => !shown.some((one) => one === path || one.endsWith(`.${path}`)),
  );
};

const published = contracts.flatMap(({ events }): readonly EventContract[] =>
  Object.values(events),
);
const withPerson = published.filter(({ data }) => personalPaths(data).length > 0);
const sourceOf = ({ type }: EventContract): string => type.split(".")[0] ?? "";

test("what is marked in an event or a document is in the export of its service", () => {
  expect(withPerson.length).toBeGreaterThan(4);
  const lacking = withPerson.map((one) => [one.type, missing(one.data, exported[sourceOf(one)])]);
  expect(lacking.filter(([, paths]) => paths?.length)).toEqual([]);
  expect(missing(Purchase, Order)).toEqual([]);
  expect(missing(CartDetails, ExportedCart)).toEqual([]);
});

test("a field that is planted with the mark is erased, and missed where it is not exported", () => {
  const nickname = Type.Optional(Type.String({ ...personal }));
  const plantedIn = (schema: typeof Purchase | typeof CartDetails | typeof orders.placed.data) =>
    closedObject({ ...schema.properties, nickname });
  for (const schema of [Purchase, orders.placed.data])
    expect(withoutPerson(plantedIn(schema), { nickname: "Zen", number: "1" })).toEqual({
      number: "1",
    });
  const cart = withoutPersonalFields(plantedIn(CartDetails), { id: "cart_1", nickname: "Zen" });
  expect(cart).toEqual({ id: "cart_1" });
  expect(missing(plantedIn(Purchase), Order)).toEqual(["nickname"]);
  expect(missing(plantedIn(CartDetails), ExportedCart)).toEqual(["nickname"]);
  // Stored, published and shown have the fields of one schema: planted there it is in all of them.
  expect(Object.keys(Order.properties)).toEqual(
    expect.arrayContaining(Object.keys(Purchase.properties)),
  );
  expect(Object.keys(ExportedCart.properties)).toEqual(
    expect.arrayContaining(Object.keys(CartDetails.properties)),
  );
});

const listensTo = ({ mixins = [] }: ServiceSchema): readonly string[] =>
  (mixins as readonly ServiceMixin[]).flatMap((mixin) => mixin.listens?.() ?? []);
/** Erasing a customer begins in customers; an order's is published by orders. */
const erasing: Readonly<Record<string, string>> = {
  [identity.registered.type]: customers.erased.type,
  [identity.emailConfirmed.type]: customers.erased.type,
  [identity.mailRequested.type]: customers.erased.type,
  [carts.abandoned.type]: customers.erased.type,
};

test("who listens to events with a person listens to the erasing too", async () => {
  const deaf = (await loadServices([])).flatMap((schema) => {
    const types = listensTo(schema);
    if (schema.name === "customers") return [];
    return withPerson
      .filter(({ type }) => types.includes(type))
      .filter((one) => !types.includes(erasing[one.type] ?? `${sourceOf(one)}.erased`))
      .map(({ type }) => `${schema.name}: ${type}`);
  });
  expect(deaf).toEqual([]);
});
