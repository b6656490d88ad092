/** As tasks/start.ts, with the services of this folder; their database is migrated by whoever starts first. */
import { node } from "../../../mixins/caravan.settings.ts";
import { mongoUrlFor } from "../../../mixins/mongo.settings.ts";
import { live } from "../../../tasks/lifetime.ts";
import { migrate } from "../../../tasks/migrate.ts";
import { loadServices } from "../../../tasks/services.ts";
import { openShop } from "../../../tasks/shop.ts";

const load = () => loadServices(node.CARAVAN_SERVICES, import.meta.dirname);
await live(async () => {
  if (node.MONGO_URL !== undefined) await migrate(await load(), { urlOf: mongoUrlFor });
  return openShop(load);
});
