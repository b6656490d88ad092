import type { Provider, ProviderDefinition } from "./port.ts";

/** Money that moves outside the shop (invoice, cash on delivery): the shop itself says yes to everything. */
export const manualProvider = (): Provider => ({
  authorize: async () => ({ outcome: "authorized" }),
  query: async () => ({ outcome: "authorized" }),
  capture: async () => ({ outcome: "done" }),
  cancel: async () => ({ outcome: "done" }),
  refund: async () => ({ outcome: "done" }),
});

export default { name: "manual", make: manualProvider } satisfies ProviderDefinition;
