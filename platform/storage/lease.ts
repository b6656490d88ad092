import type { ServiceContext } from "../broker/context.ts";
import { plusMs } from "../kernel/instant.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import type { Filter } from "./collection.ts";

/** Who works at a document, and until when that is believed. */
export interface Lease {
  readonly by: string;
  readonly until: string;
}

/** A lease from now on. `ms`: a copy that does not renew it for so long is taken for dead. */
export const leaseFor = (ctx: ServiceContext, by: string, ms: number): Lease => ({
  by,
  until: plusMs(ctx.now(), ms),
});

/**
 * Matches documents that nobody works at. A process that is alone on its store finds only leases of its own
 * past there: they hold nothing any more.
 */
export const unleased = (ctx: ServiceContext, field: string): Filter =>
  runtimeOf(ctx.broker).shared
    ? {
        $or: [
          { [`${field}.until`]: { $exists: false } },
          { [`${field}.until`]: { $lt: ctx.now() } },
        ],
      }
    : {};

/**
 * Matches documents that a process which has ended was at. Only one that is alone on its store can say so, and before it begins
 * itself; elsewhere there are none.
 */
export const leftBehind = (ctx: ServiceContext, field: string): Filter =>
  runtimeOf(ctx.broker).shared ? { id: { $in: [] } } : { [field]: { $exists: true } };
