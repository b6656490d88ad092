import type { Handler } from "../../../platform/broker/context.ts";
import { LineInput, pick } from "../../../platform/contract/contract.ts";
import { exportPage } from "../../../platform/broker/export-page.ts";
import { ExportedCart } from "../carts.contract.ts";
import type * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";

/** The carts of a customer as they are stored. */
export const exportCarts: Handler<typeof contract.exportOf> = async (ctx) => {
  const { customerId } = ctx.params;
  const page = await exportPage(ctx, carts.declaration, { customerId });
  return page((cart) =>
    pick(ExportedCart, {
      ...cart,
      lines: cart.lines.map((line) => ({ ...pick(LineInput, line), title: line.title })),
    }),
  );
};
