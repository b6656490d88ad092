import { actionOf } from "../../../platform/broker/define-service.ts";
import { money } from "../../../platform/contract/money.ts";
import type { Principal } from "../../../platform/broker/context.ts";
import * as catalog from "../../../services/catalog/catalog.contract.ts";
import * as carts from "../../../services/carts/carts.contract.ts";
import cartsService from "../../../services/carts/carts.service.ts";
import pricing from "../../../services/pricing/pricing.service.ts";
import shipping from "../../../services/shipping/shipping.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { eventSource } from "../../support/published.ts";

export const berlin = {
  name: "Ada Lovelace",
  line1: "Weg 1",
  city: "Berlin",
  postalCode: "10115",
  country: "DE",
};
export const sanFrancisco = {
  name: "Ada Lovelace",
  line1: "1 Main St",
  city: "San Francisco",
  region: "CA",
  postalCode: "94103",
  country: "US",
};
export const tokyo = {
  name: "Ada Lovelace",
  line1: "1-1 Chiyoda",
  city: "Tokyo",
  postalCode: "100-0001",
  country: "JP",
};

export const shopper = (id: string): Principal => ({ id, scopes: [] });

export const variant = (sku: string, more: Partial<catalog.CatalogVariant> = {}) => ({
  sku,
  variantId: `var_${sku}`,
  title: "Default Title",
  prices: [money(1999, "EUR"), money(1250, "USD"), money(1234, "JPY")],
  compareAt: [],
  weightGrams: 300,
  taxClass: "standard",
  tracked: true,
  backorder: false,
  initialStock: 10,
  ...more,
});

export const product = (
  productId: string,
  skus: ReturnType<typeof variant>[],
  more: Partial<catalog.CatalogProduct> = {},
) => ({
  productId,
  handle: productId,
  title: `Product ${productId}`,
  vendor: "",
  type: "",
  status: "active",
  tags: [],
  categories: [],
  skus,
  removed: [],
  ...more,
});

/** The code of the fault it ends with. */
export const code = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => "no fault",
    (error: { type?: string }) => error.type,
  );

/** Carts on the way to an order, by their ids. */
const baskets = ({ call }: Pick<Started, "call">) => {
  const opened = async (currency = "EUR"): Promise<string> =>
    (await call(carts.open, { currency })).id;
  const filled = async (currency = "EUR", quantity = 3): Promise<string> => {
    const cartId = await opened(currency);
    await call(carts.addLine, { cartId, sku: "A", quantity });
    return cartId;
  };
  const ready = async (): Promise<string> => {
    const cartId = await filled();
    await call(carts.update, {
      cartId,
      email: "ada@example.org",
      shippingAddress: berlin,
      shippingMethod: "standard",
    });
    return cartId;
  };
  return { opened, filled, ready };
};

/** carts, pricing and shipping on a broker, with a catalogue and a stock whose events the test publishes. */
export const startMarket = async () => {
  /** Skus that catalog knows before its events arrive. */
  const asked = new Map<string, catalog.CatalogVariant & { status?: string }>();
  const fakeCatalog = {
    name: "catalog",
    version: 1,
    actions: {
      sku: actionOf(catalog.sku, (ctx) => {
        const known = asked.get(ctx.params.sku);
        if (!known) return catalog.faults.UNKNOWN_SKU({ sku: ctx.params.sku });
        const { status = "active", ...facts } = known;
        return { ...facts, productId: "p-asked", productTitle: "Asked", status, available: true };
      }),
    },
  };
  const shop = await startServices([cartsService, pricing, shipping, fakeCatalog]);
  const [goods, stock] = [
    await eventSource(shop.bus, "catalog"),
    await eventSource(shop.bus, "inventory"),
  ];
  return {
    ...shop,
    ...baskets(shop),
    asked,
    async sell(version: number, facts: ReturnType<typeof product>): Promise<void> {
      await goods.emit("productChanged", facts.productId, version, facts);
      await shop.bus.idle();
    },
    async level(sku: string, version: number, available: number): Promise<void> {
      const data = { sku, onHand: available, held: 0, available, tracked: true, backorder: false };
      await stock.emit("levelChanged", sku, version, data);
      await shop.bus.idle();
    },
  };
};
export type Market = Awaited<ReturnType<typeof startMarket>>;
