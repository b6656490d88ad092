import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { AuditEntry } from "../identity.schemas.ts";
import type * as contract from "../identity.contract.ts";
import { entries } from "../identity.store.ts";

/** GET /v1/audit */
export const listAudit: Handler<typeof contract.audit> = async (ctx) => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([0] as const) : readCursor(cursor, "number");
  if (isFault(after)) return after;
  const found = await ctx
    .collection(entries)
    .find({ seq: { $gt: after[0] } }, { sort: [["seq", 1]], limit: limit + 1 });
  const page = toPage(found, limit, ({ seq }) => [seq]);
  return { items: page.items.map((entry) => pick(AuditEntry, entry)), next: page.next };
};
