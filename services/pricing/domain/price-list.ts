import { published, type Money } from "../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  type Decider,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { changed } from "../pricing.contract.ts";

/** The prices of one variant (id: its key) and the product event they came from. */
export interface PriceList {
  readonly id: string;
  /** Its name when the event was published. */
  readonly sku: string;
  readonly productId: string;
  readonly productVersion: number;
  /** When the product said so: decides between two products that both claim the sku. */
  readonly productTime: string;
  readonly prices: readonly Money[];
  readonly compareAt: readonly Money[];
}

interface Source {
  readonly productId: string;
  readonly productVersion: number;
  readonly productTime: string;
}

/** What a product's event has of a variant: its prices, or that it is no longer one of the product's. */
export type PriceCommand =
  | (Source & {
      readonly type: "Set";
      readonly sku: string;
      readonly prices: readonly Money[];
      readonly compareAt: readonly Money[];
    })
  | (Source & { readonly type: "Remove" });

export type PriceEvent = Published<typeof changed> | Private<"sourced", Source & { sku: string }>;

const initial = (id: string): PriceList => ({
  id,
  sku: id,
  productId: "",
  productVersion: 0,
  productTime: "",
  prices: [],
  compareAt: [],
});

/** Events come in any order: an older one of the same product, or one of another that lost the sku since, changes nothing. */
const isNewer = (list: PriceList, command: PriceCommand): boolean => {
  if (list.productId === command.productId) return command.productVersion > list.productVersion;
  if (list.productId === "") return true;
  return command.type === "Set" && command.productTime > list.productTime;
};

const same = (a: readonly Money[], b: readonly Money[]): boolean =>
  a.length === b.length &&
  a.every(({ amount, currency }, i) => b[i]?.amount === amount && b[i]?.currency === currency);

/** The prices of a variant after an event of its product. */
const becomes = (
  list: PriceList,
  command: PriceCommand,
  { sku, prices, compareAt }: Pick<PriceList, "sku" | "prices" | "compareAt">,
): PriceEvent[] => {
  if (!isNewer(list, command)) return [];
  const { productId, productVersion, productTime } = command;
  const source = { sku, productId, productVersion, productTime };
  const sourced: PriceEvent = { type: "sourced", data: source };
  if (same(prices, list.prices) && same(compareAt, list.compareAt)) return [sourced];
  const data = { sku, variantKey: list.id, prices: [...prices], compareAt: [...compareAt] };
  return [sourced, published(changed, data)];
};

export const priceLists: Decider<PriceList, PriceCommand, PriceEvent> = {
  initial,
  decide: commands<PriceList, PriceCommand, PriceEvent>({
    Set: (list, command) => becomes(list, command, command),
    Remove: (list, command) => becomes(list, command, { sku: list.sku, prices: [], compareAt: [] }),
  }),
  evolve: evolver<PriceList, PriceEvent>({
    sourced: (list, source) => ({ ...list, ...source }),
    "pricing.changed": (list, { prices, compareAt }) => ({ ...list, prices, compareAt }),
  }),
};
