import { randomBytes } from "node:crypto";
import { Type } from "@sinclair/typebox";
import type { ServiceBroker } from "moleculer";
import type { Shape } from "../shape.ts";

export type Seen = ServiceBroker | Shape;
export const seen = [randomBytes, Type];
