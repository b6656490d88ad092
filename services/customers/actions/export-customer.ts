import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as carts from "../../carts/carts.contract.ts";
import * as identity from "../../identity/identity.contract.ts";
import * as notifications from "../../notifications/notifications.contract.ts";
import * as orders from "../../orders/orders.contract.ts";
import type { Order } from "../../orders/orders.schemas.ts";
import * as payments from "../../payments/payments.contract.ts";
import * as shipping from "../../shipping/shipping.contract.ts";
import type { ExportedCustomer } from "../customers.contract.ts";
import type * as contract from "../customers.contract.ts";
import { toCustomer } from "../domain/customer.ts";
import { findCustomer, ownCustomer, type StoredCustomer } from "./own-customer.ts";

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The items of all pages, in order. */
const allOf = async <T>(
  ask: (after?: string) => Promise<Page<T> | Fault>,
): Promise<T[] | Fault> => {
  const all: T[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await ask(after);
    if (isFault(page)) return page;
    all.push(...page.items);
    after = page.next;
  }
  return all;
};

const pageSize = 100;

type OfOrders = Pick<ExportedCustomer, "payments" | "shipments" | "messages">;

/** What others have about orders, and the mails about the account. */
const aboutOrders = async (
  ctx: ServiceContext,
  customerId: string,
  all: readonly Order[],
): Promise<OfOrders | Fault> => {
  const about: OfOrders = { payments: [], shipments: [], messages: [] };
  const account = await ctx.ask(notifications.exportOf, { customerId, orderIds: [] });
  if (isFault(account)) return account;
  about.messages.push(...account.items);
  for (let from = 0; from < all.length; from += pageSize) {
    const orderIds = all.slice(from, from + pageSize).map(({ id }) => id);
    const mails = await ctx.ask(notifications.exportOf, { orderIds });
    if (isFault(mails)) return mails;
    about.messages.push(...mails.items);
    for (const orderId of orderIds) {
      const paid = await ctx.ask(payments.ofOrder, { orderId });
      if (isFault(paid)) return paid;
      const sent = await ctx.ask(shipping.ofOrder, { orderId });
      if (isFault(sent)) return sent;
      about.payments.push(...paid.items);
      about.shipments.push(...sent.items);
    }
  }
  return about;
};

/** Whole, or a fault: what lacks a part without a word is no export. */
const exported = async (
  ctx: ServiceContext,
  found: StoredCustomer | Fault,
): Promise<ExportedCustomer | Fault> => {
  const customer = toCustomer(found);
  if (isFault(customer)) return customer;
  const customerId = customer.id;
  const pageOf = (after?: string) => ({ customerId, ...(after === undefined ? {} : { after }) });
  const accounts = await allOf((after) => ctx.ask(identity.exportOf, pageOf(after)));
  if (isFault(accounts)) return accounts;
  const stored = await allOf((after) => ctx.ask(carts.exportOf, pageOf(after)));
  if (isFault(stored)) return stored;
  const placed = await allOf((after) => ctx.ask(orders.exportOf, pageOf(after)));
  if (isFault(placed)) return placed;
  const about = await aboutOrders(ctx, customerId, placed);
  if (isFault(about)) return about;
  return { at: ctx.now(), customer, accounts, carts: stored, orders: placed, ...about };
};

/** GET /v1/customers/me/export */
export const exportMe: Handler<typeof contract.exportMe> = async (ctx) =>
  exported(ctx, await ownCustomer(ctx));

/** GET /v1/customers/{id}/export */
export const exportCustomer: Handler<typeof contract.exportOf> = async (ctx) =>
  exported(ctx, await findCustomer(ctx, ctx.params.id));
