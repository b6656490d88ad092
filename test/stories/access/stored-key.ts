import { masterKeysOf } from "../../../platform/runtime/master-keys.ts";
import type { Collection } from "../../../platform/storage/collection.ts";
import {
  DataKeys,
  type DataKey,
  type RewritingProgress,
} from "../../../platform/storage/sealing/data-keys.ts";
import { SealedFields } from "../../../platform/storage/sealing/fields.ts";
import { keys as declaration, type StoredKey } from "../../../services/identity/identity.store.ts";

type Marks = Collection<DataKey | RewritingProgress>;

/** A signing key of what identity's store has: the key as it is there, and all of `dataKeys`, each with its `id`. */
export const decryptedKey = async (
  stored: object,
  dataKeys: readonly object[],
): Promise<StoredKey> => {
  const keys = new DataKeys("identity", masterKeysOf(process.env["SECRETS_KEY"] ?? ""));
  const marks: Pick<Marks, "find"> = {
    find: () => Promise.resolve(dataKeys as (DataKey | RewritingProgress)[]),
  };
  await keys.load(marks as Marks, new Date().toISOString());
  const fields = new SealedFields({ declaration, keys, atRest: false, isPlainEvent: () => true });
  return fields.open(stored, (stored as StoredKey).id) as unknown as StoredKey;
};
