import type { Handler } from "../../../platform/broker/context.ts";
import { publicKey, signingKey } from "../adapters/token-signer.ts";
import type * as contract from "../identity.contract.ts";

/** GET /.well-known/jwks.json */
export const listKeys: Handler<typeof contract.jwks> = async (ctx) => ({
  keys: [publicKey(await signingKey(ctx))],
});
