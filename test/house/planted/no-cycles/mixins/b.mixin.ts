import type { A } from "./a.mixin.ts";

export type B = { a?: A };
