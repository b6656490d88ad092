import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { isTrial } from "../../platform/runtime/node.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";
import { integer, oneOf, variable, type DeploymentSpec } from "../../platform/kernel/settings.ts";

/** What the catalogue reads of the environment. */
export const settings = settingsOf({
  CURRENCY: shop.CURRENCY,
  SEED: variable(
    "What an empty catalogue begins with",
    oneOf(["demo", "none"], isTrial ? "demo" : "none"),
    { tour: "demo", fallback: "demo, with MONGO_URL or NODE_ENV=production none" },
  ),
  SHOW_STOCK: variable(
    "Whether the catalogue shows how many pieces are there, or only whether some are",
    oneOf(["yes", "no"], "yes"),
  ),
  SHELF_ANSWERS_MAX: variable(
    "Answers about the shelf that are cached in memory",
    integer({ min: 0, max: 1_000_000, fallback: 2_000 }),
  ),
});

export const deployment: DeploymentSpec = { autoscaled: true };
