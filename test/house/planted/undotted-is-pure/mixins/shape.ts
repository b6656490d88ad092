export type Shape = { now: () => string };
