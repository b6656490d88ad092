import type { Job } from "../../../platform/runtime/jobs.ts";
import { believedAt } from "../domain/signing-keys.ts";
import { keys } from "../identity.store.ts";

/** Removes signing keys that are believed no more, at the start and every minute. */
export const removeKeys: Job = {
  what: "The removal of old signing keys",
  everyMs: 60_000,
  firstMs: 0,
  run: async (ctx) => {
    const store = ctx.collection(keys);
    const all = await store.find({});
    const believed = new Set(believedAt(all, ctx.now()).map(({ id }) => id));
    const old = all.filter(({ id }) => !believed.has(id));
    for (const { id, version } of old) await store.remove({ id, version });
    return old.length;
  },
};
