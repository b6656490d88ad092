import type { Service } from "moleculer";
import { relayOf } from "../../platform/messaging/relay.ts";
import type { Started } from "./broker.ts";

const relayIdle = async (service: Service): Promise<void> => {
  try {
    await relayOf(service).idle();
  } catch {
    return; // It publishes nothing, so it has no relay.
  }
};

/** Resolves when everything written is published, and everything published is handled, also what follows from it. */
export const settled = async ({ broker, bus }: Started): Promise<void> => {
  for (let pass = 0; pass < 4; pass += 1) {
    for (const service of broker.services) await relayIdle(service);
    await bus.idle();
  }
};
