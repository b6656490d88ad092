// Writes until it is killed; prints each id only when its write was acknowledged (test/platform/storage/sqlite/sqlite.test.ts).
import { writeSync } from "node:fs";
import { collection } from "../../../platform/storage/collection.ts";
import { sqliteStores } from "../../../platform/storage/sqlite/stores.ts";

const things = collection("things", { indexes: [{ fields: ["n"] }] });
const { openStore } = sqliteStores({ dataDir: process.argv[2] as string });
const store = (await openStore("writer", [things])).collection(things);
for (let turn = 0; ; turn++) {
  await Promise.all(
    Array.from({ length: 16 }, (_, at) => `d${turn}-${at}`).map(async (id) => {
      await store.insert({ id, version: 1 });
      writeSync(1, `${id}\n`);
    }),
  );
}
