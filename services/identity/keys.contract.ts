/** Keys that sign access tokens. */
import { action, closedObject, Instant, Type } from "../../platform/contract/contract.ts";
import { catalogue } from "../../platform/kernel/fault.ts";

export const keyFaults = catalogue({
  KEYS_ROTATING: [
    409,
    "Two signing keys are valid: the older must end before the next is made",
    { until: Instant },
  ],
});

export const jwks = action({
  name: "identity.jwks",
  summary: "The public keys of access tokens (RFC 7517)",
  params: closedObject({}),
  returns: closedObject({
    keys: Type.Array(
      closedObject({
        kty: Type.String(),
        crv: Type.String(),
        x: Type.String(),
        kid: Type.String(),
        alg: Type.String(),
        use: Type.String(),
      }),
    ),
  }),
  access: "public",
  rest: { method: "GET", path: "//.well-known/jwks.json" },
});

export const rotateKeys = action({
  name: "identity.rotateKeys",
  summary:
    "Makes the next signing key of access tokens; the one before is believed until its last token has ended",
  params: closedObject({
    revoke: Type.Optional(
      Type.Boolean({
        description: "Somebody else knows a key: all before the new one end at once",
      }),
    ),
  }),
  returns: closedObject({
    kid: Type.String({ description: "Id of the new key" }),
    signsFrom: Instant,
    previous: Type.Array(
      closedObject({
        kid: Type.String(),
        until: Type.String({ description: "Believed until then, ISO 8601" }),
      }),
    ),
  }),
  access: { scope: "admin" },
  faults: [keyFaults.KEYS_ROTATING],
});
