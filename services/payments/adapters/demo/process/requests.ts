/** What the demo provider is asked, and what it does in its ledger. */
import { randomBytes } from "node:crypto";
import { defined } from "../../../../../platform/kernel/defined.ts";
import { plusMs } from "../../../../../platform/kernel/instant.ts";
import { cardOf, type Fault } from "../cards.ts";
import type { Asked, Shown } from "../wire.ts";
import type { Books } from "./books.ts";
import { pageOf } from "./page.ts";
import * as payments from "./payment.ts";
import type { DemoPayment } from "./payment.ts";

export interface World {
  readonly books: Books;
  /** The shop's origin, below which the page is. */
  readonly shop: () => string;
  readonly now: () => string;
  /** Milliseconds that a shopper has. */
  readonly openMs: number;
  /** Has the shop told of what became of a payment. */
  readonly announce: (payment: DemoPayment) => void;
}

/** Without time and money of any other than this payment. */
const made = (
  { now, openMs }: World,
  asked: Pick<Asked, "orderId" | "amount" | "currency" | "returnUrl">,
): DemoPayment => {
  const { orderId, amount = 0, currency = "EUR", returnUrl } = asked;
  return {
    ...{ id: `dpay_${randomBytes(18).toString("base64url")}`, orderId, amount, currency },
    ...{ status: "awaitsCard", until: plusMs(now(), openMs), captured: 0, refunded: 0, keys: [] },
    ...defined({ returnUrl }),
  };
};

/** As the shop sees it. */
export const shownOf = ({ shop }: World, payment: DemoPayment | undefined): Shown => {
  if (!payment) return { outcome: "none" };
  const { id: providerId, status, reason, captured, refunded, amount, released } = payment;
  if (payments.isOpen(payment)) {
    const redirectUrl = `${shop()}/pay/demo/${providerId}`;
    return { outcome: "requiresAction", providerId, redirectUrl };
  }
  const promised = released ? captured : amount;
  const authorized = status === "authorized" ? promised : 0;
  const outcome = status as Exclude<typeof status, "awaitsCard" | "challenged">;
  return { outcome, providerId, sums: { authorized, captured, refunded }, ...defined({ reason }) };
};

/** After the shopper's time, if it is over; the shop is told of that once. */
export const current = (world: World, payment: DemoPayment): DemoPayment => {
  const at = world.now();
  if (payments.inTime(payment, at) === payment) return payment;
  return moved(world, payment.orderId, (one) => payments.inTime(one, at)) ?? payment;
};

/** Writes what became of a payment, and has the shop told of an end that it did not ask for. */
const moved = (
  world: World,
  orderId: string,
  become: (payment: DemoPayment) => DemoPayment,
): DemoPayment | undefined => {
  let ended = false;
  const after = world.books.change(orderId, (before) => {
    const next = before && become(before);
    ended = before !== undefined && next !== undefined && payments.isOpen(before);
    ended &&= next !== undefined && !payments.isOpen(next);
    return next;
  });
  if (ended && after) world.announce(after);
  return after;
};

/** What goes wrong with the first request of an order that is paid with such a card. */
export const faultOf = ({ books }: World, { orderId, token }: Asked): Fault | undefined =>
  token === undefined || books.ofOrder(orderId) ? undefined : cardOf(token).fault;

/** At most one payment an order: asked again, it is the same. */
export const authorize = (world: World, asked: Asked): Shown => {
  const { orderId, token } = asked;
  const payment = world.books.change(orderId, (before) => {
    if (before) return before;
    const fresh = made(world, asked);
    return token === undefined ? fresh : payments.paidWith(fresh, cardOf(token));
  });
  return shownOf(world, payment && current(world, payment));
};

export const query = (world: World, { orderId }: Pick<Asked, "orderId">): Shown => {
  const found = world.books.ofOrder(orderId);
  return shownOf(world, found && current(world, found));
};

/** A cancel of an order never seen leaves a mark: it will not be charged. */
export const change = (
  world: World,
  asked: Asked & Pick<payments.Change, "step" | "key">,
): Shown => {
  const { orderId, step, key, amount = 0 } = asked;
  let outcome: "done" | "refused" = "done";
  const after = world.books.change(orderId, (before) => {
    const from = before ?? (step === "cancel" ? made(world, asked) : undefined);
    const next = from ? payments.changed(from, { step, key, amount }) : "refused";
    if (typeof next !== "string") return next;
    outcome = next;
    return before;
  });
  return { outcome, ...defined({ providerId: after?.id }) };
};

/** What a shopper sees or does on the page; undefined: there is no such payment. */
export const visit = (
  world: World,
  { id, choice }: { readonly id: string; readonly choice?: string | undefined },
): { readonly html: string } | { readonly location: string } | undefined => {
  const found = world.books.ofId(id);
  if (!found) return undefined;
  const payment = current(world, found);
  if (choice === undefined) return { html: pageOf(payment, world.now()) };
  const digits = /^card-(\d{4})$/u.exec(choice)?.[1];
  const verdict = (["approve", "decline", "timeout"] as const).find((one) => one === choice);
  const after = moved(world, payment.orderId, (one) => {
    if (digits !== undefined) return payments.paidWith(one, cardOf(digits));
    return verdict === undefined ? one : payments.judged(one, verdict);
  });
  const { returnUrl } = payment;
  const ended = after !== undefined && !payments.isOpen(after);
  return { location: ended && returnUrl !== undefined ? returnUrl : `/pay/demo/${id}` };
};
