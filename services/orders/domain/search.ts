import { defined } from "../../../platform/kernel/defined.ts";
import { folded } from "../../../platform/kernel/texts/folded.ts";
import type { Order } from "./order.ts";

/** What an order must have; what is absent may be anything. */
export interface Search {
  /** A part of a name on its addresses, in any case. */
  readonly name?: string;
  readonly sku?: string;
  readonly paymentStatus?: Order["paymentStatus"];
  readonly fulfilmentStatus?: Order["fulfilmentStatus"];
}

type Searched = Pick<
  Order,
  "lines" | "shippingAddress" | "billingAddress" | "paymentStatus" | "fulfilmentStatus"
>;

/** Whether the order has all of it; undefined: nothing is asked of it. */
export const searchFor = (search: Search): ((order: Searched) => boolean) | undefined => {
  const { name, sku, ...statuses } = search;
  if (Object.keys(defined({ ...search })).length === 0) return undefined;
  const part = name === undefined ? undefined : folded(name.trim());
  return ({ lines, shippingAddress, billingAddress, ...order }) =>
    (part === undefined ||
      [shippingAddress, billingAddress].some((one) => folded(one.name).includes(part))) &&
    (sku === undefined || lines.some((line) => line.sku === sku)) &&
    (["paymentStatus", "fulfilmentStatus"] as const).every(
      (field) => statuses[field] === undefined || statuses[field] === order[field],
    );
};
