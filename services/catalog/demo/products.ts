import { readFileSync } from "node:fs";

/** The demo's goods: invented, for a shop that outfits travellers. */
export interface DemoProduct {
  readonly handle: string;
  readonly title: string;
  readonly category: string;
  readonly type: string;
  readonly vendor: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** Euro cents. */
  readonly price: number;
  /** Euro cents before the sale. */
  readonly was?: number;
  readonly grams: number;
  /** Pieces of each variant; undefined: not counted. */
  readonly stock?: number;
  readonly options?: Readonly<Record<string, readonly string[]>>;
  readonly taxClass?: string;
  readonly backorder?: boolean;
  readonly draft?: boolean;
  /** Hue of its picture, 0 to 359. */
  readonly hue: number;
}

interface Demo {
  readonly categories: readonly { readonly handle: string; readonly title: string }[];
  readonly products: readonly DemoProduct[];
}

/** What the demo sells. */
export const readDemo = (): Demo =>
  JSON.parse(readFileSync(new URL("products.json", import.meta.url), "utf8")) as Demo;
