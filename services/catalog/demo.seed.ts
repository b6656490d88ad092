import type { Service } from "moleculer";

/** Fills an empty catalogue with the demo's products. */
export const seedDemo = async (_service: Service): Promise<void> => {};
