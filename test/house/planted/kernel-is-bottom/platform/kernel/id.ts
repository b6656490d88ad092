import { randomBytes } from "node:crypto";
import type { ServiceBroker } from "moleculer";
import type { Runtime } from "../runtime/runtime.ts";

export type Seen = ServiceBroker | Runtime;
export const seen = [randomBytes];
