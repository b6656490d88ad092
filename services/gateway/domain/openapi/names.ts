import type { ActionContract } from "../../../../platform/contract/contract.ts";

/** `out_of_stock`, `orders.place`: OutOfStock, OrdersPlace */
export const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/u)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");

type Named = Pick<ActionContract, "name" | "version">;

/** Of an action of version 2: OrdersPlaceV2. */
export const pascalOf = ({ name, version }: Named): string =>
  `${pascal(name)}${version === 1 ? "" : `V${version}`}`;

/** `ordersPlace`; of version 2 `ordersPlaceV2`. */
export const operationIdOf = (contract: Named): string => {
  const name = pascalOf(contract);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
};
