import { pick } from "../../../../platform/contract/contract.ts";
import { ApiKey } from "../../api-keys.contract.ts";
import { statusOf } from "../../domain/keys/api-key.ts";
import type { StoredApiKey } from "../../identity.store.ts";

/** What staff see of a key: never its digest. */
export const viewApiKey = (key: StoredApiKey, now: string): ApiKey =>
  pick(ApiKey, { ...key, status: statusOf(key, now) });
