export type Quote = { unit: number };
