import { collection, type Doc } from "../../platform/storage/collection.ts";
import type { BoardRow } from "./insights.contract.ts";

/** A row of the board: one per order, with the versions of its sources it has seen. */
export interface Row extends Doc, BoardRow {
  readonly tax: { readonly amount: number; readonly currency: string };
  /** UTC day of placing. */
  readonly day: string;
  /** Id of the node that changed the row last. */
  readonly node?: string;
  readonly seen: { readonly orders: number; readonly payments: number };
}
export const orderBoard = collection<Row>("orderBoard", {
  indexes: [
    { fields: ["placedAt", "id"] },
    { fields: ["status", "placedAt", "id"] },
    { fields: ["day"] },
  ],
});
