import { answer, callerOf } from "../../platform/broker/action.ts";
import { execute } from "../../platform/storage/aggregate.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { idFor } from "../../platform/broker/ids.ts";
import { common, isFault, type Fault } from "../../platform/kernel/fault.ts";
import { service } from "../../platform/broker/service.ts";
import { shapeOf } from "../../platform/runtime/runtime.ts";
import { registered } from "../identity/identity.contract.ts";
import { viewOf, type Customer } from "./domain/customer.ts";
import { contract, type SavedAddress } from "./customers.contract.ts";
import { change, find, know, own, page } from "./actions/customers.ts";
import { customers } from "./customers.store.ts";

const { actions } = contract;

/** The view of what a handler found, or its fault. */
const shown = (found: (Customer & { version: number }) | Fault) =>
  isFault(found) ? found : viewOf(found);

const addressIn = (found: Customer | Fault, addressId: string): SavedAddress | Fault => {
  if (isFault(found)) return found;
  const address = found.addresses.find(({ id }) => id === addressId);
  return address ? { ...address } : common.NOT_FOUND({ id: addressId });
};

export default service({
  name: "customers",
  aggregates: [customers],
  on: [
    on(registered, async function ({ data: { userId, email, name } }) {
      await know(this, { id: userId, email, ...(name === undefined ? {} : { name }) });
    }),
  ],
  actions: {
    me: answer(actions.me, async function (ctx) {
      return shown(await own(this, ctx));
    }),
    changeMe: answer(actions.changeMe, async function (ctx) {
      const { consent, ...patch } = ctx.params;
      const marketing = consent === undefined ? {} : { marketing: consent.marketing };
      const at = shapeOf(this.broker).now();
      return shown(await change(this, ctx, { type: "Change", patch, ...marketing, at }));
    }),
    eraseMe: answer(actions.eraseMe, async function (ctx) {
      const caller = callerOf(ctx);
      if (!caller) return common.UNAUTHENTICATED();
      // Known first, so that an event which arrives later finds the person erased.
      await know(this, { id: caller.id, email: caller.email ?? "" });
      const done = await execute(this, customers, caller.id, { type: "Erase" });
      return isFault(done) ? done : null;
    }),
    addresses: answer(actions.addresses, async function (ctx) {
      const found = await own(this, ctx);
      return isFault(found) ? found : { items: viewOf(found).addresses };
    }),
    getAddress: answer(actions.getAddress, async function (ctx) {
      return addressIn(await own(this, ctx), ctx.params.addressId);
    }),
    addAddress: answer(actions.addAddress, async function (ctx) {
      const addressId = idFor(ctx, "adr");
      const address = { ...ctx.params };
      return addressIn(
        await change(this, ctx, { type: "AddAddress", addressId, address }),
        addressId,
      );
    }),
    changeAddress: answer(actions.changeAddress, async function (ctx) {
      const { addressId, ...patch } = ctx.params;
      return addressIn(
        await change(this, ctx, { type: "ChangeAddress", addressId, patch }),
        addressId,
      );
    }),
    removeAddress: answer(actions.removeAddress, async function (ctx) {
      const { addressId } = ctx.params;
      const there = addressIn(await own(this, ctx), addressId);
      if (isFault(there)) return there;
      const done = await change(this, ctx, { type: "RemoveAddress", addressId });
      return isFault(done) ? done : null;
    }),
    list: answer(actions.list, async function (ctx) {
      return page(this, ctx.params);
    }),
    get: answer(actions.get, async function (ctx) {
      return shown(await find(this, ctx.params.id));
    }),
    erase: answer(actions.erase, async function (ctx) {
      const { id, expectedVersion } = ctx.params;
      const found = await find(this, id);
      if (isFault(found)) return found;
      const done = await execute(this, customers, id, { type: "Erase" }, { expectedVersion });
      return isFault(done) ? done : null;
    }),
  },
});
