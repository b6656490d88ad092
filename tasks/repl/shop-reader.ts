/** Asks the services of the mesh for what the shop's own commands show. */
import { defined } from "../../platform/kernel/defined.ts";
import type { ServiceBroker } from "moleculer";
import { ask, type CallContext } from "../../platform/broker/call.ts";
import { isFault, type Fault } from "../../platform/kernel/fault.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { deadLettersOf, redriveOf } from "../../services/gateway/actions/dead-letters.ts";
import { timeline as insightsTimeline } from "../../services/insights/insights.contract.ts";
import { timeline as inventoryTimeline } from "../../services/inventory/inventory.contract.ts";
import { timeline as notificationsTimeline } from "../../services/notifications/notifications.contract.ts";
import {
  timeline as ordersTimeline,
  unfinished,
  type UnfinishedOrder,
} from "../../services/orders/timeline.schemas.ts";
import { timeline as paymentsTimeline } from "../../services/payments/payments.contract.ts";
import { timeline as shippingTimeline } from "../../services/shipping/shipping.contract.ts";
import type { OrdersPart, Parts, Timeline } from "./timeline.ts";
import { merged, type DeadLetter, type Redriven, type Stuck } from "./stuck.ts";

export interface Shop {
  /** Its registry knows which nodes there are. */
  readonly broker: ServiceBroker;
  /** Calls in the name of whoever signed in. */
  readonly from: CallContext;
}

const PAGE = 100;
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** One that hangs holds nobody up. */
const quick = { timeout: 3_000, retries: 0 };

const askAll = ({ from }: Shop, { order, variantKeys }: OrdersPart) => {
  const params = { orderId: order.id };
  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  return {
    payments: ask(from, paymentsTimeline, params, quick),
    inventory: ask(
      from,
      inventoryTimeline,
      { ...params, skus, ...defined({ variantKeys }) },
      quick,
    ),
    shipping: ask(from, shippingTimeline, params, quick),
    notifications: ask(from, notificationsTimeline, params, quick),
    insights: ask(from, insightsTimeline, params, quick),
  } satisfies { [K in keyof Parts]: Promise<Parts[K] | Fault> };
};

/** A refusal, with what helps against it. */
export const whyNot = ({ code, title }: Fault): string =>
  code === "UNAUTHENTICATED" ? `${title}: shop login <email>, or CARAVAN_TOKEN` : title;

/** An order's timeline, by id or number; a service that does not respond is missing. @throws when orders itself does not */
export const readTimeline = async (shop: Shop, name: string): Promise<Timeline | Fault> => {
  const own = await ask(shop.from, ordersTimeline, { orderId: name });
  if (isFault(own)) return own;
  const parts: Record<string, unknown> = {};
  const missing: Record<string, string> = {};
  await Promise.all(
    Object.entries(askAll(shop, own)).map(async ([service, asked]) => {
      try {
        const part = await asked;
        if (isFault(part)) missing[service] = whyNot(part);
        else parts[service] = part;
      } catch (error) {
        missing[service] = messageOf(error);
      }
    }),
  );
  return { own, parts, missing };
};

/** Nodes that host a service just now. */
const copiesOf = ({ broker }: Shop, service: string): string[] =>
  broker.registry
    .getServiceList({ onlyAvailable: true })
    .filter(({ name }) => name === service)
    .flatMap(({ nodeID }) => nodeID ?? []);

/** All pages, as one copy of orders lists them. */
const unfinishedOn = async ({ from }: Shop, nodeID: string): Promise<UnfinishedOrder[]> => {
  const all: UnfinishedOrder[] = [];
  let cursor: string | undefined;
  do {
    const params = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await ask(from, unfinished, params, { nodeID });
    if (isFault(page)) throw new Error(page.title);
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return all;
};

const readUnfinished = async (shop: Shop): Promise<UnfinishedOrder[] | string> => {
  const copies = copiesOf(shop, "orders");
  if (copies.length === 0) return "orders is away";
  // One copy that dies meanwhile is no reason to show nothing.
  const listed = await Promise.allSettled(copies.map((node) => unfinishedOn(shop, node)));
  const seen = listed.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = listed.find((one) => one.status === "rejected");
  return seen.length > 0 || !failed ? merged(seen.flat()) : messageOf(failed.reason);
};

/** Services that keep dead letters. */
const listeners = contracts
  .flatMap(({ actions }) => actions["deadLetters"]?.name.split(".")[0] ?? [])
  .filter((name) => name !== "gateway");

interface DeadLetters {
  readonly deadLetters: DeadLetter[];
  readonly missing: readonly string[];
}
/** Every dead letter, of one service or of all. */
export const readDeadLetters = async (
  { broker, from }: Shop,
  service?: string,
): Promise<DeadLetters | Fault> => {
  const deadLetters: DeadLetter[] = [];
  const missing = new Set<string>();
  let cursor: string | undefined;
  do {
    const asked = { limit: PAGE, ...(cursor ? { cursor } : {}), ...(service ? { service } : {}) };
    const page = await deadLettersOf(broker, from, listeners, asked);
    if (isFault(page)) return page;
    deadLetters.push(...page.items);
    page.missing.forEach((name) => missing.add(name));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { deadLetters, missing: [...missing].sort() };
};

/** Whether it is the name of a service that keeps dead letters. */
export const isListener = (name: string): boolean => listeners.includes(name);

export const readStuck = async (shop: Shop): Promise<Stuck> => {
  const [orders, read] = await Promise.all([readUnfinished(shop), readDeadLetters(shop)]);
  return isFault(read) ? { orders, deadLetters: whyNot(read), missing: [] } : { orders, ...read };
};

/** Hands one dead letter to its handler again. */
const redrive = async ({ broker, from }: Shop, id: string): Promise<Redriven | Fault> => {
  try {
    const redriven = await redriveOf(broker, from, listeners, { id });
    return isFault(redriven) ? redriven : { id, type: redriven.type, outcome: "handled" };
  } catch (error) {
    const { type, message } = error as { type?: string; message: string };
    if (type === "NOT_FOUND")
      return { id, outcome: "gone", reason: "there is no such dead letter" };
    return { id, outcome: "failed", reason: message };
  }
};

/** One after the other, in the order they were buried; a refusal (nobody signed in) ends it. */
export const redriveAll = async (
  shop: Shop,
  deadLetters: readonly { readonly id: string; readonly type?: string }[],
): Promise<Redriven[] | Fault> => {
  const done: Redriven[] = [];
  for (const { id, type } of deadLetters) {
    const one = await redrive(shop, id);
    if (isFault(one)) return one;
    done.push({ ...(type === undefined ? {} : { type }), ...one });
  }
  return done;
};
