import { shop } from "../../platform/runtime/shop.settings.ts";
import { settingProblem, settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, variable, type DeploymentSpec } from "../../platform/kernel/settings.ts";

const day = 86_400_000;

export const settings = settingsOf({
  TIME_ZONE: shop.TIME_ZONE,
  CHECKOUT_DEADLINE_MS: variable(
    "Milliseconds after which a shopper is answered 202 and the order goes on by itself",
    integer({ min: 100, max: 9_000, fallback: 5_000 }),
  ),
  HOLD_TTL_MS: variable(
    "Milliseconds stock is held for an order that is not placed yet",
    integer({ min: 1_000, max: day, fallback: 1_800_000 }),
  ),
  ORDER_LINK_DAYS: variable(
    "Days in which a mail's link to its order works",
    integer({ min: 1, max: 3_650, fallback: 90 }),
  ),
  ORDER_PENDING_TTL_MS: shop.ORDER_PENDING_TTL_MS,
});

// What is paid in the last moment must have its goods still.
if (settings.HOLD_TTL_MS <= settings.ORDER_PENDING_TTL_MS)
  settingProblem(
    `HOLD_TTL_MS ${settings.HOLD_TTL_MS} must be more than ORDER_PENDING_TTL_MS (${settings.ORDER_PENDING_TTL_MS}): stock is held longer than an order may be paid for`,
  );

export const deployment: DeploymentSpec = { autoscaled: true };
