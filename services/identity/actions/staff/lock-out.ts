import type { Handler } from "../../../../platform/broker/context.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { toUser } from "../../domain/user.ts";
import type * as contract from "../../staff.contract.ts";
import { endSessions } from "../account/end-sessions.ts";
import { entitle } from "./entitle.ts";

/** POST /v1/staff/{id}/deactivate: tokens of before are refused by the write itself, the sessions end after it. */
export const deactivate: Handler<typeof contract.deactivate> = async (ctx) => {
  const { id } = ctx.params;
  const actor = ctx.principal?.id ?? "system";
  const user = await entitle(ctx, {
    ...{ id, actor, action: "staffDeactivated" },
    command: () => ({ type: "Deactivate", at: ctx.now() }),
  });
  if (isFault(user)) return user;
  await endSessions(ctx, id);
  return toUser(user, ctx.now());
};

/** POST /v1/staff/{id}/reactivate */
export const reactivate: Handler<typeof contract.reactivate> = async (ctx) => {
  const { id } = ctx.params;
  const actor = ctx.principal?.id ?? "system";
  const user = await entitle(ctx, {
    ...{ id, actor, action: "staffReactivated" },
    command: (known) => ({ type: "Reactivate", known, at: ctx.now() }),
  });
  return isFault(user) ? user : toUser(user, ctx.now());
};
