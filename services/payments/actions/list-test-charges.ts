import type { Handler } from "../../../platform/broker/context.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { isOn } from "../adapters/registry.ts";
import { charges } from "../adapters/test.provider.ts";
import { toTestCharge } from "../domain/charge.ts";
import type * as contract from "../payments.contract.ts";

/** GET /v1/test-provider/ledger */
export const listTestCharges: Handler<typeof contract.testLedger> = async (ctx) => {
  const { orderId, limit = 20, cursor } = ctx.params;
  if (!isOn("test")) return common.NOT_FOUND();
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const only = orderId === undefined ? [] : [{ id: orderId }];
  const found = await ctx
    .collection(charges)
    .find({ $and: [{ id: { $gt: after[0] } }, ...only] }, { sort: [["id", 1]], limit: limit + 1 });
  const now = ctx.now();
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map((charge) => toTestCharge(charge, now)), next: page.next };
};
