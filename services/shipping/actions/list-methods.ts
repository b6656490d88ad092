import type { Service } from "moleculer";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { optionsOf, type Method } from "../domain/rates.ts";
import { ShippingMethod } from "../shipping.contract.ts";
import type * as contract from "../shipping.contract.ts";
import { methods } from "../shipping.store.ts";

/** How long another copy of the service may offer a method as it was. */
const replicaMs = 1000;
interface ShippingService extends Service {
  methodsReplica?: { readonly until: number; readonly methods: Promise<readonly Method[]> };
}

/** After every write of this process. */
export const forgetMethods = (service: ShippingService): void => {
  delete service.methodsReplica;
};

/** All methods, from memory: asked with every checkout. */
const currentMethods = (ctx: ServiceContext): Promise<readonly Method[]> => {
  const service: ShippingService = ctx.own;
  const { methodsReplica: replica } = service;
  if (replica && replica.until > performance.now()) return replica.methods;
  const found = ctx.collection(methods).find({}, { sort: [["id", 1]] });
  service.methodsReplica = { until: performance.now() + replicaMs, methods: found };
  found.catch(() => forgetMethods(service)); // The caller sees the error; the next one reads again.
  return found;
};

/** Ways to ship a cart. */
export const listOptions: Handler<typeof contract.options> = async (ctx) => ({
  items: optionsOf(await currentMethods(ctx), ctx.params),
});

/** GET /v1/shipping-methods */
export const listMethods: Handler<typeof contract.listMethods> = async (ctx) => {
  const found = await ctx.collection(methods).find({}, { sort: [["id", 1]] });
  return { items: found.map((method) => pick(ShippingMethod, method)), next: null };
};

/** GET /v1/shipping-methods/{methodId} */
export const getMethod: Handler<typeof contract.getMethod> = async (ctx) => {
  const { methodId: id } = ctx.params;
  const method = await ctx.collection(methods).get(id);
  return method ? pick(ShippingMethod, method) : common.NOT_FOUND({ id });
};
