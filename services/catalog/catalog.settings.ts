import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, oneOf, text } from "../../platform/kernel/settings.ts";

/** What the catalogue reads of the environment. */
export const settings = settingsOf({
  CURRENCY: text({ fallback: "EUR", pattern: /^[A-Z]{3}$/u, describe: "ISO 4217" }),
  // A shop on MongoDB is somebody's: it is filled with the demo only when asked to.
  SEED: oneOf(["demo", "none"], process.env["MONGO_URL"] ? "none" : "demo"),
  SHOW_STOCK: oneOf(["yes", "no"], "yes"),
  SHELF_ANSWERS_MAX: integer({ min: 0, max: 1_000_000, fallback: 2_000 }),
});
