import { whole } from "../../../platform/storage/recent.ts";
import { endpoints } from "../webhooks.store.ts";

/** The endpoints, which every event is compared with. */
export const registry = whole(endpoints);
