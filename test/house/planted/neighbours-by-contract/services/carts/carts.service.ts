import type { Quote } from "../pricing/pricing.store.ts";
import { quote } from "../pricing/pricing.contract.ts";

export const unit = (found: Quote) => [found.unit, quote];
