export const line = { sku: "a" };
