import type { ServiceSchema } from "moleculer";
import { pick, type TObject } from "../../../platform/contract/contract.ts";
import type { Call } from "../../../platform/domain/saga.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { Fault, FaultMaker } from "../../../platform/kernel/fault.ts";
import * as carts from "../../../services/carts/carts.contract.ts";
import { checkout } from "../../../services/orders/domain/checkout.ts";
import type { Order } from "../../../services/orders/domain/order.ts";
import * as payments from "../../../services/payments/payments.contract.ts";
import * as shipping from "../../../services/shipping/shipping.contract.ts";
import { stub, stubServices, type Stub } from "../../support/stubs.ts";
import { priced } from "./example-orders.ts";

/** What a participant does with one call. `crash…`: the caller dies before it gets the response. */
export type Act =
  | "ok"
  | "refuse"
  | "unknown"
  | "requiresAction"
  | "failBefore"
  | "failAfter"
  | "crashBefore"
  | "crashAfter";
export type Step = (typeof checkout.steps)[number]["name"];
/** A call of the checkout. */
export type CallName = Step | `undo ${Step}` | `resolve ${Step}` | `expire ${Step}`;

/** Nothing of it is in effect then. */
const ended: readonly string[] = ["declined", "failed", "expired"];

/** The steps of the checkout, in order. */
export const steps: readonly Step[] = checkout.steps.map(({ name }) => name);

/** What a step is refused with where that is not the first fault of its contract. */
const refusals: Partial<Record<Step, FaultMaker>> = { close: carts.faults.CART_CLOSED };

const freeTotals = { ...priced("").totals, total: { amount: 0, currency: "EUR" } };

/** Participants of the checkout that do as the script says and remember what is in effect, by order. */
export class Participants {
  /** The next acts of a call; "ok" when there are no more. */
  readonly script: Partial<Record<CallName, Act[]>> = {};
  readonly calls: CallName[] = [];
  readonly inEffect = new Map<string, Set<Step>>();
  /** Kills whoever is calling. */
  crash: () => void = () => undefined;
  /** Carts cost nothing. */
  free = false;
  resolved: payments.Stage["status"] = "authorized";
  /** What payments says when the time of an order is over. */
  expired: payments.Stage["status"] = "expired";

  effectsOf(orderId: string): Step[] {
    return [...(this.inEffect.get(orderId) ?? [])].sort();
  }

  #effects(orderId: string): Set<Step> {
    const effects = this.inEffect.get(orderId) ?? new Set<Step>();
    this.inEffect.set(orderId, effects);
    return effects;
  }

  /** One call by the script; the fault where it is refused. @throws Error where it fails */
  #act(name: CallName, orderId: string, effect: () => void, refusal?: FaultMaker): Act | Fault {
    this.calls.push(name);
    const act = this.script[name]?.shift() ?? "ok";
    if (act === "refuse" && refusal) return refusal();
    if (act !== "failBefore" && act !== "crashBefore") effect();
    if (act.startsWith("crash")) this.crash();
    if (act.startsWith("crash") || act.startsWith("fail"))
      throw new Error(`${name} ${act} ${orderId}`);
    return act;
  }

  #stub(
    { contract }: Call<Order>,
    name: CallName,
    effect: (effects: Set<Step>) => void,
    refusal?: FaultMaker,
  ): Stub {
    return stub(contract, (params) => {
      const { orderId, cartId } = params as { orderId: string; cartId: string };
      const done = this.#act(name, orderId, () => effect(this.#effects(orderId)), refusal);
      if (typeof done === "object") return done;
      const status = done === "unknown" || done === "requiresAction" ? done : this.#statusOf(name);
      const action = status === "requiresAction" ? { clientSecret: "pi_1_secret_2" } : undefined;
      return pick(contract.returns as TObject, {
        ...{ orderId, cartId, paymentId: "pay_1", status },
        ...defined({ action }),
      });
    });
  }

  #statusOf(name: CallName) {
    if (name.startsWith("expire")) return this.expired;
    return name.startsWith("resolve") ? this.resolved : "authorized";
  }

  #participants(): Stub[] {
    return checkout.steps.flatMap(({ name, ask, resolve, expire, undo }) => [
      this.#stub(
        ask,
        name,
        (effects) => effects.add(name),
        refusals[name] ?? ask.contract.faults[0],
      ),
      ...(undo ? [this.#stub(undo, `undo ${name}`, (effects) => effects.delete(name))] : []),
      ...(resolve
        ? [
            this.#stub(resolve, `resolve ${name}`, (effects) => {
              if (ended.includes(this.resolved)) effects.delete(name);
            }),
          ]
        : []),
      ...(expire
        ? [
            this.#stub(expire, `expire ${name}`, (effects) => {
              if (ended.includes(this.expired)) effects.delete(name);
            }),
          ]
        : []),
    ]);
  }

  services(): ServiceSchema[] {
    return stubServices([
      ...this.#participants(),
      stub(carts.snapshot, ({ cartId }) => ({
        ...priced(cartId),
        ...(this.free ? { totals: freeTotals } : {}),
        status: "open" as const,
        version: 1,
      })),
      stub(payments.providers, () => ({ items: ["manual", "test"] })),
      stub(shipping.ofOrder, () => ({ items: [] })),
    ]);
  }
}
