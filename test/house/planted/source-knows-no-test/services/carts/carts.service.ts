import type { Given } from "../../test/support/given.ts";

export type Seen = Given;
