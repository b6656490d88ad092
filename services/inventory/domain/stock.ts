import { keyOf, pick, published } from "../../../platform/contract/contract.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import {
  faults,
  levelChanged,
  Movement,
  type OrderLine,
  type Stock,
} from "../inventory.contract.ts";

/** What an order keeps off the shelf until it is allocated, released or expired. */
export interface Hold {
  readonly quantity: number;
  readonly until: string;
  /** The call that took or confirmed it: a failing call gives back only what is still its own. */
  readonly by: string;
}

/** The ledger's line as stored; an adjustment keeps its request and its answer for a repeated key. */
export interface StockMovement extends Movement {
  /** Of the variant; `sku` is the name it had then. */
  readonly key: string;
  readonly version: number;
  readonly request?: string;
  readonly answer?: Stock;
}

/** Counters of one variant (id: its key): changed by single conditional updates, never by load, decide and compare. */
export interface StockDoc {
  readonly id: string;
  /** The name it has, and since when. */
  readonly sku: string;
  readonly namedAt: string;
  /** No longer one of its product's variants. */
  readonly gone?: true;
  readonly version: number;
  readonly onHand: number;
  readonly held: number;
  /** onHand − held, stored, so that it can be a filter. Below 0 only on backorder. */
  readonly available: number;
  readonly allocated: number;
  readonly holds: Readonly<Record<string, Hold>>;
  readonly tracked: boolean;
  readonly backorder: boolean;
  /** An event of the catalogue has come: initial stock is not taken from it again. */
  readonly seeded: boolean;
  readonly productId?: string;
  readonly catalogVersion?: number;
  readonly lowTold: boolean;
  /** May have holds: the sweep looks here. */
  readonly busy?: true;
  readonly outbox: readonly StockMovement[];
  readonly unsent?: true;
}

/** What orders and the catalogue name: `key` whatever becomes of `sku`. */
export interface Named {
  readonly key: string;
  readonly sku: string;
}
/** A line of an order. */
export interface KeyedLine extends Named {
  readonly quantity: number;
}

export const blank = ({ key, sku }: Named, namedAt = ""): StockDoc => ({
  id: key,
  sku,
  namedAt,
  version: 1,
  onHand: 0,
  held: 0,
  available: 0,
  allocated: 0,
  holds: {},
  tracked: true,
  backorder: false,
  seeded: false,
  lowTold: true,
  outbox: [],
});

/** Order ids as a part of a path. */
export const holdKey = (orderId: string): string => orderId.replaceAll(".", "~");

/** A key as a part of an id. */
export const idPart = (key: string): string =>
  key.replace(
    /[^A-Za-z0-9_.-]/gu,
    (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}~`,
  );

/** One movement of its kind per order and variant: what makes allocating twice allocate once. */
export const orderMovementId = (
  kind: "allocated" | "returned",
  orderId: string,
  key: string,
): string => `mov_${kind}_${orderId}_${idPart(key)}`;

/** Lines of one variant as one, in the order of keys, so that orders take them the same way round. */
export const summed = (lines: readonly OrderLine[]): KeyedLine[] => {
  const keyed = lines.map((line) => ({ ...line, key: keyOf(line) }));
  const names = new Map(keyed.map(({ key, sku }) => [key, sku]));
  return sumBy(keyed, "key")
    .map((line) => ({ ...line, sku: names.get(line.key) ?? line.key }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
};

/** Which of several that have or had a name has it: the last one that got it, and is still on sale. */
export const namedOf = <D extends StockDoc>(docs: readonly D[]): D | undefined =>
  [...docs].sort((a, b) =>
    a.gone === b.gone ? (a.namedAt < b.namedAt ? 1 : -1) : a.gone ? 1 : -1,
  )[0];

const shown = (available: number): number => Math.max(0, available);

export const toStock = (doc: StockDoc): Stock => {
  const { onHand, held, allocated, tracked, backorder, version } = doc;
  const level = { onHand, held, available: shown(doc.available) };
  return {
    sku: doc.sku,
    ...level,
    allocated,
    received: onHand + allocated,
    tracked,
    backorder,
    locations: [{ location: "main", ...level }],
    version,
  };
};

export const toMovement = (movement: StockMovement): Movement => pick(Movement, movement);

export const levelOf = ({ id, sku, onHand, held, available, tracked, backorder }: StockDoc) =>
  published(levelChanged, {
    sku,
    variantKey: id,
    onHand,
    held,
    available: shown(available),
    tracked,
    backorder,
  });

export const isLow = ({ tracked, available }: StockDoc, threshold: number): boolean =>
  tracked && available <= threshold;

/** Why the conditional update of a reserve matched nothing, and so what is next. */
export type Verdict = "free" | "held" | "again" | "backorder" | { readonly available: number };

export const judge = (
  doc: StockDoc | undefined,
  orderId: string,
  { quantity }: KeyedLine,
): Verdict => {
  if (!doc) return { available: 0 };
  if (ownValue(doc.holds, holdKey(orderId))) return "held";
  if (!doc.tracked) return "free";
  if (doc.backorder) return "backorder";
  return doc.available >= quantity ? "again" : { available: shown(doc.available) };
};

/** The refusal, pointing at the first line of the variant as it was asked for. */
export const outOfStock = (
  { key, sku, quantity }: KeyedLine,
  available: number,
  asked: readonly OrderLine[],
): Fault =>
  faults.OUT_OF_STOCK({
    sku,
    available,
    errors: [
      {
        pointer: `/lines/${asked.findIndex((line) => keyOf(line) === key)}/quantity`,
        message: `${quantity} wanted, ${available} available`,
      },
    ],
  });

export interface Adjustment {
  readonly delta?: number | undefined;
  readonly set?: number | undefined;
}

/** By how much onHand changes; what orders hold stays on the shelf. */
export const adjustmentOf = (doc: StockDoc, { delta, set }: Adjustment): number | Fault => {
  if ((delta === undefined) === (set === undefined) || delta === 0) {
    const message = "Send either delta (not 0) or set.";
    return common.VALIDATION_FAILED({ errors: [{ pointer: "/delta", message }] });
  }
  const change = delta ?? (set as number) - doc.onHand;
  const short = change < 0 && doc.available + change < 0 && doc.tracked && !doc.backorder;
  return short ? faults.STOCK_BELOW_HELD({ sku: doc.sku, held: doc.held }) : change;
};

/** The counters after an adjustment, with the movement that records it. */
export const adjusted = (
  doc: StockDoc,
  adjustment: Adjustment,
  movement: Omit<StockMovement, "delta" | "answer">,
): StockDoc | Fault => {
  const delta = adjustmentOf(doc, adjustment);
  if (isFault(delta)) return delta;
  const after = {
    ...doc,
    onHand: doc.onHand + delta,
    available: doc.available + delta,
    // A count says what there is: initial stock that comes later is in it already.
    seeded: doc.seeded || adjustment.set !== undefined,
    unsent: true as const,
  };
  const line: StockMovement = { ...movement, delta, answer: toStock(after) };
  return { ...after, outbox: [...doc.outbox, line] };
};
