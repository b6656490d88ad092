import type { Placed } from "../services/orders/orders.contract.ts";

export type Relayed = Placed;
