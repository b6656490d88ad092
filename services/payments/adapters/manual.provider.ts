import type { Provider, ProviderDefinition } from "./port.ts";

/** Money that moves outside the shop (invoice, cash on delivery): the shop itself says yes to everything. */
export const manualProvider = (): Provider => ({
  authorize: async () => "done",
  capture: async () => "done",
  void: async () => "done",
  refund: async () => "done",
  query: async () => "authorized",
});

export default { name: "manual", make: manualProvider } satisfies ProviderDefinition;
