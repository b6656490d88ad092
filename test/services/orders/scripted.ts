import type { ActionSchema, ServiceSchema } from "moleculer";
import { answer } from "../../../platform/broker/action.ts";
import type { ActionContract, TObject, TSchema } from "../../../platform/contract/contract.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import * as carts from "../../../services/carts/carts.contract.ts";
import * as inventory from "../../../services/inventory/inventory.contract.ts";
import * as payments from "../../../services/payments/payments.contract.ts";
import * as shipping from "../../../services/shipping/shipping.contract.ts";
import { priced } from "./example-orders.ts";

/** What a participant does with one call. `crash…`: the caller dies before it hears the answer. */
export type Act =
  "ok" | "refuse" | "unknown" | "failBefore" | "failAfter" | "crashBefore" | "crashAfter";
export type Step = "reserve" | "authorize" | "close" | "release" | "cancel" | "reopen" | "resolve";

/** Participants that do as they are told and remember what is in effect, by order. */
export class Participants {
  /** The next acts of a step; "ok" when there are no more. */
  readonly script: Partial<Record<Step, Act[]>> = {};
  readonly calls: Step[] = [];
  readonly inEffect = new Map<string, Set<Step>>();
  /** Kills whoever is calling. */
  crash: () => void = () => undefined;
  resolved: "authorized" | "declined" | "failed" | "unknown" = "authorized";

  effectsOf(orderId: string): Step[] {
    return [...(this.inEffect.get(orderId) ?? [])].sort();
  }

  #take(step: Step, orderId: string, effect: () => void, refusal?: () => Fault): Fault | undefined {
    this.calls.push(step);
    const act = this.script[step]?.shift() ?? "ok";
    if (act === "refuse" && refusal) return refusal();
    if (act !== "failBefore" && act !== "crashBefore") effect();
    if (act.startsWith("crash")) this.crash();
    if (act.startsWith("crash") || act.startsWith("fail"))
      throw new Error(`${step} ${act} ${orderId}`);
    return undefined;
  }

  #effects(orderId: string): Set<Step> {
    const known = this.inEffect.get(orderId) ?? new Set<Step>();
    this.inEffect.set(orderId, known);
    return known;
  }

  #does<P extends TObject, R extends TSchema>(
    contract: ActionContract<P, R>,
    step: Step,
    refusal?: () => Fault,
    undoes?: Step,
  ): ActionSchema {
    return answer(contract as unknown as ActionContract, (ctx) => {
      const { orderId, cartId } = ctx.params as { orderId: string; cartId: string };
      const effects = this.#effects(orderId);
      const unknown = this.script[step]?.[0] === "unknown";
      const refused = this.#take(
        step,
        orderId,
        () => (undoes ? effects.delete(undoes) : effects.add(step)),
        refusal,
      );
      const status = unknown ? "unknown" : "authorized";
      const pay = { paymentId: "pay_1", status };
      return refused ?? (step === "authorize" ? pay : cartId ? { cartId } : { orderId });
    });
  }

  services(): ServiceSchema[] {
    const none = answer(shipping.ofOrder, () => ({ items: [] }));
    return [
      {
        name: "inventory",
        version: 1,
        actions: {
          reserve: this.#does(inventory.reserve, "reserve", inventory.faults.OUT_OF_STOCK),
          release: this.#does(inventory.release, "release", undefined, "reserve"),
        },
      },
      {
        name: "payments",
        version: 1,
        actions: {
          authorize: this.#does(payments.authorize, "authorize", payments.faults.PAYMENT_DECLINED),
          cancel: this.#does(payments.cancel, "cancel", undefined, "authorize"),
          resolve: answer(payments.resolve, (ctx) => {
            this.calls.push("resolve");
            if (this.resolved !== "authorized")
              this.#effects(ctx.params.orderId).delete("authorize");
            return { paymentId: "pay_1", status: this.resolved };
          }),
        },
      },
      {
        name: "carts",
        version: 1,
        actions: {
          snapshot: answer(carts.snapshot, (ctx) => ({
            ...priced(ctx.params.cartId),
            status: "open" as const,
            version: 1,
          })),
          close: this.#does(carts.close, "close", carts.faults.CART_CLOSED),
          reopen: this.#does(carts.reopen, "reopen", undefined, "close"),
        },
      },
      { name: "shipping", version: 1, actions: { ofOrder: none } },
    ];
  }
}
