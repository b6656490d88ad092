import { createHash } from "node:crypto";
import { Type } from "@sinclair/typebox";
import type { Query } from "mingo";
import type { Decider } from "../../../platform/domain/decider.ts";
import { money } from "../../../platform/kernel/money.ts";
import type { Runtime } from "../../../platform/runtime/runtime.ts";
import { quote } from "../../pricing/pricing.contract.ts";
import { addLine } from "../carts.contract.ts";
import type { Doc } from "../carts.store.ts";
import { line } from "./line.ts";

export type Seen = Query | Runtime | Doc | Decider;
export const seen = [createHash, Type, money, quote, addLine, line];
