export type Line = { sku: string };
