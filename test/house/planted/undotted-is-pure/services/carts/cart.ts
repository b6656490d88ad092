import { createHash } from "node:crypto";
import { Type } from "@sinclair/typebox";
import type { Query } from "mingo";
import { money } from "../../mixins/kernel/money.ts";
import type { Shape } from "../../mixins/shape.ts";
import { quote } from "../pricing/pricing.contract.ts";
import { addLine } from "./carts.contract.ts";
import type { Doc } from "./carts.store.ts";
import { line } from "./line.ts";

export type Seen = Query | Shape | Doc;
export const seen = [createHash, Type, money, quote, addLine, line];
