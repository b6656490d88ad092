/** The timeline of one order as text, from the parts of the services that took part. Pure. */
import type { Static } from "../../platform/contract/contract.ts";
import type { PublishedEvent } from "../../platform/contract/timeline.ts";
import type { timeline as insights } from "../../services/insights/insights.contract.ts";
import type { timeline as inventory } from "../../services/inventory/inventory.contract.ts";
import type { timeline as notifications } from "../../services/notifications/notifications.contract.ts";
import type { SagaProgress, timeline as orders } from "../../services/orders/timeline.schemas.ts";
import type { timeline as payments } from "../../services/payments/payments.contract.ts";
import type { timeline as shipping } from "../../services/shipping/shipping.contract.ts";
import { cash, clock, columns, counted, plain, section } from "./text.ts";

/** The parts beside orders' own. */
export interface Parts {
  readonly payments: Static<typeof payments.returns>;
  readonly inventory: Static<typeof inventory.returns>;
  readonly shipping: Static<typeof shipping.returns>;
  readonly notifications: Static<typeof notifications.returns>;
  readonly insights: Static<typeof insights.returns>;
}
export type OrdersPart = Static<typeof orders.returns>;
export interface Timeline {
  readonly own: OrdersPart;
  /** Those that responded. */
  readonly parts: Partial<Parts>;
  /** Why the others did not. */
  readonly missing: Partial<Record<keyof Parts, string>>;
}

/** A process that did something for the order, by what was noted when it did. */
export interface TookPart {
  readonly node: string;
  readonly did: readonly string[];
}

type Deed = readonly [node: string | undefined, did: string];

const eventsIn = ({ own, parts }: Timeline): PublishedEvent[] =>
  [...own.events, ...(parts.payments?.events ?? []), ...(parts.shipping?.events ?? [])].sort(
    (a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1),
  );

const deedsOf = (timeline: Timeline): Deed[] => {
  const { own, parts } = timeline;
  const { inventory, notifications, insights } = parts;
  return [
    [own.via, "asked for the order"],
    ...eventsIn(timeline).map(({ node, type }): Deed => [node, `wrote ${type}`]),
    ...own.steps
      .filter(({ how }) => how !== "expired")
      .map(({ node, step, how }): Deed => [node, `${step}: ${how}`]),
    [inventory?.ended?.node, `stock ${inventory?.ended?.how}`],
    ...(notifications?.messages ?? []).map(({ node, kind }): Deed => [node, `mail ${kind}`]),
    [insights?.wroteBy, "row on the board"],
  ];
};

/** Every process that is known to have done something for the order. */
export const tookPart = (timeline: Timeline): TookPart[] => {
  const byNode = new Map<string, Set<string>>();
  for (const [node, did] of deedsOf(timeline)) {
    if (node !== undefined) byNode.set(node, (byNode.get(node) ?? new Set()).add(did));
  }
  return [...byNode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([node, did]) => ({ node, did: [...did] }));
};

const headOf = ({ order, via }: OrdersPart): string[] => [
  `Order ${order.number} (${order.id})`,
  ...columns([
    ["is", `${order.status}, payment ${order.paymentStatus}, fulfilment ${order.fulfilmentStatus}`],
    ...(order.rejection ? [["because", `${order.rejection.code}: ${order.rejection.title}`]] : []),
    ["for", order.email],
    ["to", `${order.shippingAddress.city}, ${order.shippingAddress.country}`],
    ["from", `cart ${order.cartId}${via === undefined ? "" : `, through ${via}`}`],
    ["version", String(order.version)],
  ]),
];

const statusRows = ({ history }: OrdersPart): string[][] =>
  history.map(({ at, field, from, to, actor, cause }) => [
    clock(at),
    field,
    `${from ?? "–"} → ${to}`,
    `by ${actor}`,
    cause,
  ]);

/** Where a saga stands, in a few words. */
export const standingText = ({ way, step, asks, waiting, failure }: SagaProgress): string => {
  const doing = way === "down" ? `${step} asks ${asks}` : `undoing ${step} at ${asks}`;
  const state = waiting ? ", which does not know yet" : "";
  return `${doing}${state}${failure === undefined ? "" : `; failed: ${failure}`}`;
};

const sagaOf = ({ steps, standing }: OrdersPart): string[] => {
  const rows = steps.map(({ at, step, how, code, node }) => [
    clock(at),
    step,
    code === undefined ? how : `${how} (${code})`,
    node ?? "",
  ]);
  const now = standing ? [["now", standingText(standing), "", ""]] : [];
  return section("Saga", [...rows, ...now], "no steps are kept of it");
};

const linesOf = ({ order: { lines, totals, shippingMethod } }: OrdersPart): string[] => [
  ...section(
    "Lines",
    lines.map(({ sku, title, quantity, unitPrice, discount, total }) => [
      `${quantity} × ${sku}`,
      title,
      `at ${cash(unitPrice)}`,
      discount.amount === 0 ? "" : `less ${cash(discount)}`,
      cash(total),
    ]),
  ),
  ...columns([
    ["subtotal", cash(totals.subtotal)],
    ["discount", cash(totals.discount)],
    [`shipping (${shippingMethod.title})`, cash(totals.shipping)],
    [totals.taxIncluded ? "tax, included" : "tax", cash(totals.tax)],
    ["total", cash(totals.total)],
  ]),
];

const paymentOf = ({ payments, postings }: Parts["payments"]): string[] => [
  ...section(
    "Payments",
    payments.map(({ id, provider, status, authorized, captured, refunded }) => [
      id,
      provider,
      status,
      `authorized ${cash(authorized)}`,
      `captured ${cash(captured)}`,
      `refunded ${cash(refunded)}`,
    ]),
  ),
  ...section(
    "Ledger",
    postings.flatMap(({ at, type, currency, lines }) =>
      lines.map(({ account, amount }, i) => [
        ...(i === 0 ? [clock(at), type] : ["", ""]),
        account,
        cash({ amount, currency }),
      ]),
    ),
  ),
];

const stockOf = ({ holds, movements, ended }: Parts["inventory"]): string[] =>
  section("Stock", [
    ...holds.map(({ sku, quantity, until }) => [
      `until ${clock(until)}`,
      "held",
      `${quantity} × ${sku}`,
      "",
    ]),
    ...movements.map(({ at, kind, delta, sku }) => [clock(at), kind, `${delta} × ${sku}`, ""]),
    ...(ended ? [[clock(ended.at), `reservation ${ended.how}`, "", ended.node ?? ""]] : []),
  ]);

const shipmentsOf = ({ shipments }: Parts["shipping"]): string[] =>
  section(
    "Shipments",
    shipments.map(({ at, id, status, lines, carrier, trackingNumber }) => [
      clock(at),
      id,
      status,
      lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", "),
      `${carrier} ${trackingNumber}`,
    ]),
  );

const mailsOf = ({ messages }: Parts["notifications"]): string[] =>
  section(
    "Mails",
    messages.map(({ at, kind, to, subject, status, attempts }) => [
      clock(at),
      kind,
      `to ${to}`,
      `“${subject}”`,
      attempts > 1 ? `${status} after ${attempts} attempts` : status,
    ]),
  );

const boardOf = ({ row }: Parts["insights"]): string[] =>
  section(
    "Board",
    row ? [[row.status, row.paymentStatus, row.fulfilmentStatus, cash(row.total)]] : [],
    "not on it",
  );

const sections: { readonly [K in keyof Parts]: (part: Parts[K]) => string[] } = {
  payments: paymentOf,
  inventory: stockOf,
  shipping: shipmentsOf,
  notifications: mailsOf,
  insights: boardOf,
};

const partOf = <K extends keyof Parts>(name: K, { parts, missing }: Timeline): string[] => {
  const part = parts[name];
  return part
    ? sections[name](part)
    : ["", plain(`${name}: not known (${missing[name] ?? "silent"})`)];
};

const eventsOf = (timeline: Timeline): string[] =>
  section(
    "Events published",
    eventsIn(timeline).map(({ at, type, id, node }) => [clock(at), type, id, node ?? ""]),
  );

const processesOf = (timeline: Timeline): string[] => {
  const took = tookPart(timeline);
  const responded = [timeline.own.node, ...Object.values(timeline.parts).map(({ node }) => node)];
  return [
    ...section(
      `Took part: ${counted(took.length, "process", "processes")}`,
      took.map(({ node, did }) => [node, did.join(", ")]),
      "none is noted",
    ),
    "",
    plain(`Reported just now by ${[...new Set(responded)].sort().join(", ")}.`),
  ];
};

/** Everything that is known of the order. */
export const timelineText = (timeline: Timeline): string =>
  [
    ...headOf(timeline.own),
    ...section("Moves", statusRows(timeline.own)),
    ...sagaOf(timeline.own),
    ...linesOf(timeline.own),
    ...(Object.keys(sections) as (keyof Parts)[]).flatMap((name) => partOf(name, timeline)),
    ...eventsOf(timeline),
    ...processesOf(timeline),
  ].join("\n");
