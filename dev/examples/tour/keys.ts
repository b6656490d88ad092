/** Keys of programs. */
import { match, type Tour } from "./shared.ts";

export const keys = async ({ staff }: Tour): Promise<void> => {
  const { id, version } = await staff("identityCreateApiKey", {
    body: {
      name: "Bookkeeping",
      scopes: ["orders:read", "refunds:write"],
      expiresAt: "2036-01-01T00:00:00.000Z",
      allowedAddresses: ["127.0.0.0/8", "2001:db8::/48"],
      refundCeiling: { amount: 5000, currency: "EUR" },
    },
  });
  const path = { id: id as string };
  await staff("identityGetApiKey", { path });
  const headers = match({ version: version as number });
  await staff("identityChangeApiKey", { path, headers, body: { name: "Accounts" } });
  await staff("identityRevokeApiKey", { path });
  await staff("identityListApiKeys", { query: { limit: 2 } });
};
