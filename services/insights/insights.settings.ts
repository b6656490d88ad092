import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";

/** What insights read of the environment. */
export const settings = settingsOf({ TIME_ZONE: shop.TIME_ZONE });
