import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defaultMethods } from "../domain/defaults.ts";
import { settings } from "../shipping.settings.ts";
import { marks, methods } from "../shipping.store.ts";

/** On the first start of a shop without methods: those it can begin with. Once deleted they stay away. */
export const makeFirstMethods = async (ctx: ServiceContext): Promise<void> => {
  if (await ctx.collection(marks).get("defaults")) return;
  const docs = ctx.collection(methods);
  if ((await docs.count({})) === 0) {
    const made = defaultMethods({ country: settings.COUNTRY, currency: settings.CURRENCY });
    await docs.insertMissing(
      made.map(({ zones, ...method }) => ({ ...method, zones: [...zones], version: 1 })),
    );
  }
  await ctx.collection(marks).insertMissing([{ id: "defaults", version: 1 }]);
};
