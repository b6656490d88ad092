import type { Context, Service } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import {
  readAll,
  readWritten,
  writtenEvent,
  type CatalogService,
  type Written,
} from "../adapters/shelf-state.ts";

/** A failure only delays what the jobs of refresh-shelf.ts do anyway. */
const quietly = (service: Service, work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => service.logger.debug(error));

/** Moleculer's own events, at most once, between the copies of this service: what the others wrote. */
export const copies = {
  /** While NATS was away no message came. */
  "$transporter.connected": {
    async handler(this: CatalogService, ctx: Context<{ wasReconnect?: boolean }>): Promise<void> {
      if (ctx.params.wasReconnect === true && this.shelf)
        await quietly(this, readAll(contextFor(this)));
    },
  },
  [writtenEvent]: {
    async handler(this: CatalogService, ctx: Context<Written>): Promise<void> {
      if (ctx.nodeID === this.broker.nodeID || !this.shelf) return;
      await readWritten(contextFor(this), ctx.params);
    },
  },
};
