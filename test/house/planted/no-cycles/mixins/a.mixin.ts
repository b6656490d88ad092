import type { B } from "./b.mixin.ts";

export type A = { b: B };
