/** As tasks/start.ts, with the services of this folder; their database is migrated by whoever starts first. */
import { node } from "../../../platform/runtime/node.settings.ts";
import { mongoUrlFor } from "../../../platform/storage/mongo/mongo.settings.ts";
import { live } from "../../../tasks/start/lifetime.ts";
import { migrate } from "../../../tasks/migrate.ts";
import { loadServices } from "../../../tasks/start/services.ts";
import { openShop } from "../../../tasks/start/shop.ts";

const load = () => loadServices(node.CARAVAN_SERVICES, import.meta.dirname);
await live(async () => {
  if (node.MONGO_URL !== undefined) await migrate(await load(), { urlOf: mongoUrlFor });
  return openShop(load);
});
