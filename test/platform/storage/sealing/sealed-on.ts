import { randomBytes } from "node:crypto";
import { masterKeysOf } from "../../../../platform/runtime/master-keys.ts";
import type { StoreMaker } from "../../../../platform/runtime/runtime.ts";
import type { CollectionDeclaration } from "../../../../platform/storage/collection.ts";
import { withDataKeys } from "../../../../platform/storage/sealing/data-keys.ts";
import { SealedStore } from "../../../../platform/storage/sealing/sealed-store.ts";

export const newKey = (): string => randomBytes(32).toString("base64");

/** Stores over others, encrypted under `key` (a value of SECRETS_KEY). */
export const sealedOn = (
  storeFor: StoreMaker,
  { key = newKey(), atRest = true, now = () => new Date().toISOString() } = {},
) => ({
  async openStore(
    name: string,
    declarations: readonly CollectionDeclaration[],
  ): Promise<SealedStore> {
    const sealing = { masterKeys: () => masterKeysOf(key), atRest, now };
    const store = new SealedStore({ name }, withDataKeys(declarations), sealing, storeFor);
    await store.open();
    return store;
  },
});
