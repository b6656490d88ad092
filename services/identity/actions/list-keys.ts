import type { Handler } from "../../../platform/broker/context.ts";
import { publicKey, signingKeys } from "../adapters/token-signer.ts";
import type * as contract from "../keys.contract.ts";

/** GET /.well-known/jwks.json */
export const listKeys: Handler<typeof contract.jwks> = async (ctx) => ({
  keys: (await signingKeys(ctx)).map(publicKey),
});
