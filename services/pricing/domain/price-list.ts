import { fact, type Money } from "../../../platform/contract/contract.ts";
import type { Decider, Fact } from "../../../platform/domain/decider.ts";
import { changed } from "../pricing.contract.ts";

/** The prices of one sku and the product event they came from. */
export interface PriceList {
  readonly id: string;
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

/** What a product says of a sku: its prices, or that it is no longer among its variants. */
export type PriceCommand =
  | (Source & {
      readonly type: "Set";
      readonly prices: readonly Money[];
      readonly compareAt: readonly Money[];
    })
  | (Source & { readonly type: "Remove" });

const initial = (id: string): PriceList => ({
  id,
  productId: "",
  productVersion: 0,
  productTime: "",
  prices: [],
  compareAt: [],
});

/** No order is promised: an older word of the same product, or of another that lost the sku since, is not news. */
const isNews = (list: PriceList, command: PriceCommand): boolean => {
  if (list.productId === command.productId) return command.productVersion > list.productVersion;
  if (list.productId === "") return true;
  return command.type === "Set" && command.productTime > list.productTime;
};

const same = (a: readonly Money[], b: readonly Money[]): boolean =>
  a.length === b.length &&
  a.every(({ amount, currency }, i) => b[i]?.amount === amount && b[i]?.currency === currency);

const decide = (list: PriceList, command: PriceCommand): Fact[] => {
  if (!isNews(list, command)) return [];
  const { productId, productVersion, productTime } = command;
  const { prices, compareAt } =
    command.type === "Set" ? command : { prices: [] as Money[], compareAt: [] as Money[] };
  const sourced: Fact = { type: "sourced", data: { productId, productVersion, productTime } };
  if (same(prices, list.prices) && same(compareAt, list.compareAt)) return [sourced];
  return [sourced, fact(changed, { sku: list.id, prices: [...prices], compareAt: [...compareAt] })];
};

const evolve = (list: PriceList, { type, data }: Fact): PriceList => {
  if (type === "sourced") return { ...list, ...(data as unknown as Source) };
  const { prices, compareAt } = data as unknown as Pick<PriceList, "prices" | "compareAt">;
  return { ...list, prices, compareAt };
};

export const priceLists: Decider<PriceList, PriceCommand> = { initial, decide, evolve };
