import type { Handler } from "../../../platform/broker/context.ts";
import { isSelective, offered } from "../adapters/registry.ts";
import type * as contract from "../payments.contract.ts";

/** v1.payments.providers: asked by orders before an order is written. */
export const listProviders: Handler<typeof contract.providers> = () => ({
  items: offered().map(({ name }) => name),
  deadlines: offered().flatMap(({ name: provider, deadline: ms }) =>
    ms === undefined ? [] : [{ provider, ms }],
  ),
  selective: offered()
    .filter(isSelective)
    .map(({ name }) => name),
});
