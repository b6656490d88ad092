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

/** Channels, and the keys of storefronts. */
export const storefronts = async ({ staff }: Tour): Promise<void> => {
  const channel = await staff("identityCreateChannel", {
    body: { name: "Overseas", currency: "USD" },
  });
  const ofChannel = { path: { channelId: channel["id"] as string } };
  await staff("identityGetChannel", ofChannel);
  const [old, body] = [match({ version: channel["version"] as number }), { name: "Abroad" }];
  await staff("identityChangeChannel", { ...ofChannel, headers: old, body });
  await staff("identityListChannels", { query: { limit: 2 } });
  const { id, version } = await staff("identityCreatePublishableKey", {
    body: { name: "Shop front", channelId: "default", origins: ["https://front.example.com"] },
  });
  const path = { id: id as string };
  await staff("identityGetPublishableKey", { path });
  await staff("identityChangePublishableKey", {
    path,
    headers: match({ version: version as number }),
    body: { origins: ["https://front.example.com", "http://localhost:5173"] },
  });
  await staff("identityRevokePublishableKey", { path });
  await staff("identityListPublishableKeys", { query: { limit: 2 } });
};
