import type { Handler } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { linkTokenOf } from "../adapters/access-tokens.ts";
import type * as contract from "../orders.contract.ts";
import { settings } from "../orders.settings.ts";

const DAY_MS = 86_400_000;

/** Made when a mail is handed over: no store has it. */
export const issueLink: Handler<typeof contract.issueLinkToken> = (ctx) => ({
  token: linkTokenOf(ctx, ctx.params.orderId, plusMs(ctx.now(), settings.ORDER_LINK_DAYS * DAY_MS)),
});
