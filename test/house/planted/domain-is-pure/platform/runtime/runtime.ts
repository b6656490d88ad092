export type Runtime = { now: () => string };
