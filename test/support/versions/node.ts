/** As tasks/start.ts, with the services of this folder; their database is migrated by whoever starts first. */
import { node } from "../../../platform/runtime/node.settings.ts";
import { mongoUrlFor } from "../../../platform/storage/mongo/mongo.settings.ts";
import { live } from "../../../tasks/start/lifetime.ts";
import { nats, natsOptions } from "../../../platform/broker/nats/nats.settings.ts";
import { migrate } from "../../../tasks/migrate.ts";
import { migrateStreams } from "../../../tasks/migrate/streams.ts";
import { loadServices, serviceNames, versionNames } from "../../../tasks/start/services.ts";
import { openShop } from "../../../tasks/start/shop.ts";

const load = () => loadServices(node.CARAVAN_SERVICES, import.meta.dirname);
const all = () =>
  loadServices(
    [...serviceNames(import.meta.dirname), ...versionNames(import.meta.dirname)],
    import.meta.dirname,
  );
await live(async () => {
  if (nats.NATS_URL !== undefined)
    await migrateStreams(await all(), { connection: natsOptions("migrate") });
  if (node.MONGO_URL !== undefined) await migrate(await load(), { urlOf: mongoUrlFor });
  return openShop(load);
});
