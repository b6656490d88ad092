import { money } from "../../platform/contract/money.ts";
import type { Line } from "./carts.store.ts";

export const quote = { params: money as unknown as Line };
