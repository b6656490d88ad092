import type { Service } from "moleculer";
import { callerOf, type Ctx } from "../../../platform/broker/action.ts";
import { execute, stateOf } from "../../../platform/storage/aggregate.ts";
import type { Doc } from "../../../platform/storage/collection.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { viewOf, type Customer, type CustomerCommand } from "../domain/customer.ts";
import type { CustomerView } from "../customers.contract.ts";
import { customers } from "../customers.store.ts";

type Stored = Customer & Doc;
type Known = { id: string; email: string; name?: string };

/** Hears of an account: by its event or, if that is late, by its first call. */
export const know = (service: Service, { id, ...account }: Known) =>
  execute(service, customers, id, { type: "Know", ...account, at: shapeOf(service.broker).now() });

/** A customer who is not erased, as a fault when there is none. */
export const find = async (service: Service, id: string): Promise<Stored | Fault> => {
  const doc = await collectionOf(service, customers.declaration).get(id);
  return doc?.status === "active" ? stateOf<Customer>(doc) : common.NOT_FOUND({ id });
};

/** The caller as a customer, made when the account's event has not arrived yet. */
export const own = async (service: Service, ctx: Ctx): Promise<Stored | Fault> => {
  const caller = callerOf(ctx);
  if (!caller) return common.UNAUTHENTICATED();
  const doc = await collectionOf(service, customers.declaration).get(caller.id);
  if (!doc) {
    const known = await know(service, { id: caller.id, email: caller.email ?? "" });
    if (isFault(known)) return known;
  }
  return find(service, caller.id);
};

/** Does a command as the caller; the customer after it. */
export const change = async (
  service: Service,
  ctx: Ctx,
  command: CustomerCommand,
): Promise<Stored | Fault> => {
  const before = await own(service, ctx);
  if (isFault(before)) return before;
  const done = await execute(service, customers, before.id, command);
  return isFault(done) ? done : done.state;
};

/** A page of customers, the newest first. */
export const page = async (
  service: Service,
  { email, limit = 20, cursor }: { email?: string; limit?: number; cursor?: string },
): Promise<{ items: CustomerView[]; next: string | null } | Fault> => {
  const after = cursor === undefined ? [] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await collectionOf(service, customers.declaration).find(
    {
      status: "active",
      ...(email === undefined ? {} : { email: email.toLowerCase() }),
      ...(after[0] === undefined ? {} : { id: { $lt: after[0] } }),
    },
    { sort: [["id", -1]], limit: limit + 1 },
  );
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: items.map((doc) => viewOf(stateOf<Customer>(doc))), next };
};
