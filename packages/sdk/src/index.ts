/** Typed client of Caravan's REST API. */
export { createShop, type Session, type Shop, type ShopOptions } from "./shop.ts";
export { dataOf, ShopError, type Problem } from "./result.ts";
export { itemsOf, type Page } from "./pages.ts";
export type { components, operations, paths } from "./schema.ts";

import type { components } from "./schema.ts";

/** Everything that the API takes and responds with, by name: `Schemas["Order"]`. */
export type Schemas = components["schemas"];
