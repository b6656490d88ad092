import { intentOf, type Account, type Cause } from "./account.ts";
import { textAt, type Form } from "./form.ts";
import { cancelIntent, captureIntent, confirmIntent, createIntent } from "./intents.ts";
import type { Intent, StripeObject } from "./objects.ts";
import { invalid, missing, Refused } from "./refusals.ts";
import { createRefund } from "./refunds.ts";

/** A request of the API, once its key and its headers are dealt with. */
export interface Asked {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly form: Form;
  readonly key: string | undefined;
}

interface World {
  readonly account: Account;
  readonly cause: Cause;
  /** Where challenges are. */
  readonly base: string;
}

const pageMax = 100;

/** Newest first, as Stripe lists. */
const listed = <T extends StripeObject | { id: string; created: number }>(
  all: Iterable<T>,
  form: Form,
  only: (one: T) => boolean = () => true,
) => {
  const limit = Math.min(Number(textAt(form, "limit") ?? 10), pageMax);
  const from = Number(textAt(form, "created", "gte") ?? 0);
  const to = Number(textAt(form, "created", "lte") ?? Infinity);
  const matching = [...all]
    .filter((one) => one.created >= from && one.created <= to && only(one))
    .reverse();
  const after = textAt(form, "starting_after");
  const begin = after === undefined ? 0 : matching.findIndex(({ id }) => id === after) + 1;
  const data = matching.slice(begin, begin + limit);
  return { object: "list", data, has_more: begin + data.length < matching.length, url: "" };
};

const ofIntent =
  (form: Form) =>
  ({ payment_intent }: { payment_intent: string }): boolean =>
    [undefined, payment_intent].includes(textAt(form, "payment_intent"));

/** `expand[]=latest_charge`: the object instead of its id. */
const expanded = ({ charges }: Account, intent: Intent, form: Form): unknown => {
  const wanted = Object.values(form["expand"] ?? {}).includes("latest_charge");
  const charge = intent.latest_charge === null ? undefined : charges.get(intent.latest_charge);
  return wanted && charge ? { ...intent, latest_charge: charge } : intent;
};

type Handle = (world: World, id: string, form: Form) => unknown;

const reasonOf = (form: Form): string =>
  textAt(form, "cancellation_reason") ?? "requested_by_customer";

const routes: readonly (readonly [string, RegExp, Handle])[] = [
  [
    "POST",
    /^\/v1\/payment_intents$/u,
    ({ account, cause, base }, _, form) => createIntent(account, form, cause, base),
  ],
  [
    "GET",
    /^\/v1\/payment_intents$/u,
    ({ account }, _, form) => listed(account.intents.values(), form),
  ],
  [
    "GET",
    /^\/v1\/payment_intents\/([^/]+)$/u,
    ({ account }, id, form) => expanded(account, intentOf(account, id), form),
  ],
  [
    "POST",
    /^\/v1\/payment_intents\/([^/]+)\/confirm$/u,
    ({ account, cause, base }, id, form) => confirmIntent(account, id, form, cause, base),
  ],
  [
    "POST",
    /^\/v1\/payment_intents\/([^/]+)\/capture$/u,
    ({ account, cause }, id, form) => captureIntent(account, id, form, cause),
  ],
  [
    "POST",
    /^\/v1\/payment_intents\/([^/]+)\/cancel$/u,
    ({ account, cause }, id, form) => cancelIntent(account, id, reasonOf(form), cause),
  ],
  ["POST", /^\/v1\/refunds$/u, ({ account, cause }, _, form) => createRefund(account, form, cause)],
  [
    "GET",
    /^\/v1\/refunds$/u,
    ({ account }, _, form) => listed(account.refunds.values(), form, ofIntent(form)),
  ],
  [
    "GET",
    /^\/v1\/refunds\/([^/]+)$/u,
    ({ account }, id) => account.refunds.get(id) ?? missing("refund", id),
  ],
  [
    "GET",
    /^\/v1\/charges\/([^/]+)$/u,
    ({ account }, id) => account.charges.get(id) ?? missing("charge", id),
  ],
  [
    "GET",
    /^\/v1\/disputes$/u,
    ({ account }, _, form) => listed(account.disputes.values(), form, ofIntent(form)),
  ],
  [
    "GET",
    /^\/v1\/disputes\/([^/]+)$/u,
    ({ account }, id) => account.disputes.get(id) ?? missing("dispute", id),
  ],
  [
    "GET",
    /^\/v1\/events\/([^/]+)$/u,
    ({ account }, id) => account.events.find((event) => event.id === id) ?? missing("event", id),
  ],
];

/** Carries a request out. @throws Refused */
export const respond = (world: World, { method, path, form, key }: Asked): unknown => {
  if (key !== undefined && key.length > 255)
    return invalid("Idempotency keys have 255 characters.");
  for (const [verb, pattern, handle] of routes) {
    const match = verb === method && pattern.exec(path);
    if (match) return structuredClone(handle(world, match[1] ?? "", form));
  }
  throw new Refused(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${method}: ${path}).`,
  });
};
