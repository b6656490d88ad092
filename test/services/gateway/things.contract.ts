/** The contracts of the mock services. */
import {
  action,
  closedObject,
  Id,
  IdempotencyKey,
  pageOf,
  Paging,
  TextStream,
  Type,
} from "../../../platform/contract/contract.ts";
import { catalogue, common } from "../../../platform/kernel/fault.ts";

const Thing = closedObject(
  { id: Id, name: Type.String(), seen: Type.Unknown(), version: Type.Integer() },
  { title: "Thing" },
);
const Line = closedObject({ sku: Type.String(), quantity: Type.Integer({ minimum: 1 }) });
export const faults = catalogue({
  THING_GONE: [409, "The thing is gone"],
  THING_SECRET: [500, "The secret is hunter2"],
});
const version = { expectedVersion: Type.Optional(Type.Integer()) };
const key = { idempotencyKey: Type.Optional(IdempotencyKey) };
// The mocks have no store to keep results in.
const mock = { summary: "A mock", returns: Thing, keepsResults: false } as const;
const open = { ...mock, access: "public" } as const;

export const list = action({
  ...open,
  name: "things.list",
  params: closedObject({
    ...Paging,
    inStock: Type.Optional(Type.Boolean()),
    q: Type.Optional(Type.String()),
    tags: Type.Optional(Type.Array(Type.String())),
  }),
  returns: pageOf(Thing),
  rest: { method: "GET", path: "/things" },
});
export const get = action({
  ...open,
  name: "things.get",
  timeoutMs: 300,
  params: closedObject({ id: Id, orderToken: Type.Optional(Type.String()) }),
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/things/{id}", orderToken: true },
});
export const mine = action({
  ...open,
  name: "things.mine",
  params: closedObject({}),
  rest: { method: "GET", path: "/things/mine" },
});
export const create = action({
  ...open,
  name: "things.create",
  params: closedObject({
    name: Type.String(),
    lines: Type.Optional(Type.Array(Line)),
    notify: Type.Optional(Type.Boolean()),
    preferAsync: Type.Optional(Type.Boolean()),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    ...key,
  }),
  rest: {
    method: "POST",
    path: "/things",
    query: ["notify"],
    status: 201,
    location: "/v1/things/{id}",
    pending: "pending",
    idempotency: "accepted",
  },
});
export const pay = action({
  ...open,
  name: "things.pay",
  params: closedObject({ id: Id, ...key }),
  rest: { method: "POST", path: "/things/{id}/pay", idempotency: "required" },
});
export const change = action({
  ...open,
  name: "things.change",
  params: closedObject({ id: Id, name: Type.Optional(Type.String()), ...version }),
  rest: { method: "PATCH", path: "/things/{id}", ifMatch: true },
});
export const remove = action({
  ...open,
  name: "things.remove",
  returns: Type.Null(),
  params: closedObject({ id: Id, ...version }),
  rest: { method: "DELETE", path: "/things/{id}", status: 204, ifMatch: true },
});
export const upload = action({
  ...open,
  name: "things.upload",
  params: closedObject({
    currency: Type.Optional(Type.String()),
    charset: Type.Optional(Type.String()),
  }),
  rest: {
    method: "POST",
    path: "/uploads",
    query: ["currency", "charset"],
    status: 202,
    location: "/v1/uploads/{id}",
    body: "csv",
  },
});
export const exported = action({
  ...open,
  name: "things.export",
  returns: TextStream,
  params: closedObject({}),
  rest: { method: "GET", path: "/exports/things.csv", mediaType: "text/csv; charset=utf-8" },
});
export const broken = action({
  ...open,
  name: "things.broken",
  returns: TextStream,
  params: closedObject({}),
  rest: { method: "GET", path: "/exports/broken.csv", mediaType: "text/csv; charset=utf-8" },
});
export const missing = action({
  ...open,
  name: "nowhere.get",
  params: closedObject({}),
  rest: { method: "GET", path: "/nowhere" },
});
export const shown = action({
  ...open,
  name: "things.shown",
  params: closedObject({ id: Id }),
  rest: { method: "GET", path: "/shown/{id}", shared: true },
});
export const large = action({
  ...open,
  name: "things.large",
  params: closedObject({}),
  rest: { method: "GET", path: "/large" },
});
const staff = { ...mock, access: { scope: "catalog" } } as const;
export const guarded = action({
  ...staff,
  name: "things.guarded",
  params: closedObject({ name: Type.String() }),
  rest: { method: "POST", path: "/guarded" },
});
export const guardedUpload = action({
  ...staff,
  name: "things.guardedUpload",
  params: closedObject({}),
  rest: { method: "POST", path: "/guarded-uploads", body: "csv" },
});
export const signIn = action({
  ...open,
  name: "things.signIn",
  params: closedObject({}),
  rest: { method: "POST", path: "/sessions" },
});
export const inside = action({
  ...open,
  name: "things.inside",
  access: "internal",
  params: closedObject({}),
});

export const things = {
  actions: {
    ...{ list, get, mine, create, pay, change, remove, upload, exported, broken, signIn, inside },
    ...{ shown, large, guarded, guardedUpload },
  },
  events: {},
  faults,
};
export const nowhere = { actions: { missing }, events: {}, faults: {} };
