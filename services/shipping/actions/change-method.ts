import { entityOf } from "../../../platform/storage/entities/entity-methods.ts";
import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { isCurrency } from "../../../platform/contract/money.ts";
import { isCountry } from "../../../platform/kernel/addresses/country.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { ShippingMethod } from "../shipping.contract.ts";
import type * as contract from "../shipping.contract.ts";
import { methods } from "../shipping.store.ts";
import { forgetMethods } from "./list-methods.ts";

const wrongZones = (zones: readonly contract.Zone[]): { pointer: string; message: string }[] =>
  zones.flatMap(({ countries, rates }, z) => [
    ...countries.flatMap((code, i) =>
      code === "*" || isCountry(code)
        ? []
        : [{ pointer: `/zones/${z}/countries/${i}`, message: "is no country of ISO 3166-1" }],
    ),
    ...rates.flatMap(({ price, freeFrom }, i) => [
      ...(price.amount >= 0 && isCurrency(price.currency)
        ? []
        : [{ pointer: `/zones/${z}/rates/${i}/price`, message: "is no price" }]),
      ...(freeFrom && freeFrom.currency !== price.currency
        ? [{ pointer: `/zones/${z}/rates/${i}/freeFrom`, message: "is of another currency" }]
        : []),
    ]),
  ]);

/** POST /v1/shipping-methods */
export const createMethod: Handler<typeof contract.createMethod> = async (ctx) => {
  const { title, zones } = ctx.params;
  const errors = wrongZones(zones);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const method = { id: ctx.newId("shm"), title, zones };
  // A request that was begun before and cut off: then it is this one that is there.
  await wasNew(entityOf(ctx.own, methods)._create(ctx, method));
  forgetMethods(ctx.own);
  return { ...method, version: 1 };
};

/** PUT /v1/shipping-methods/{methodId} */
export const saveMethod: Handler<typeof contract.saveMethod> = async (ctx) => {
  const { methodId, title, zones, expectedVersion } = ctx.params;
  const errors = wrongZones(zones);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const change = { id: methodId, expectedVersion, title, zones };
  const method = await entityOf(ctx.own, methods)._update(ctx, change);
  forgetMethods(ctx.own);
  return pick(ShippingMethod, method);
};

/** DELETE /v1/shipping-methods/{methodId} */
export const removeMethod: Handler<typeof contract.removeMethod> = async (ctx) => {
  const { methodId, expectedVersion } = ctx.params;
  await entityOf(ctx.own, methods)._remove(ctx, { id: methodId, expectedVersion });
  forgetMethods(ctx.own);
  return null;
};
