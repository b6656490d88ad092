/** What an operation is about: one's own, somebody else's, or nothing at all. */
import type { Client, Reply } from "../../support/client.ts";
import { BERLIN, fillCart, order, settled, stockProduct } from "../../support/shopper.ts";
import type { Operation } from "./operations.ts";
import type { Headers, People, Principal } from "./principals.ts";

/** Where a request goes: path parameters, and what of the body names a thing. */
export interface Target {
  readonly params: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Headers;
}

export interface Resource {
  /** Made anew each time: the operation may end it. Undefined: such a caller has none. */
  own(who: Principal): Promise<Target | undefined>;
  /** The same thing each time: whoever may not see it does not change it. */
  foreign(who: Principal): Promise<Target>;
  /** Staff with scopes of this noun see everybody's. */
  readonly seenWith?: string;
}

const must = ({ status, body }: Reply): any => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** Of the same length and form, and nobody's. */
export const missing = (id: string): string =>
  [...id].map((char, i) => (i < id.length - 8 ? char : char === "0" ? "1" : "0")).join("");

const SKU = "MATRIX-1";
const lines = [{ sku: SKU, quantity: 1 }];

/** Things of a shop, made as they are asked for; what is somebody else's is `owner`'s. */
export const resourcesOf = (shop: Client, people: People) => {
  const once = <R>(make: () => Promise<R>): (() => Promise<R>) => {
    let made: Promise<R> | undefined;
    return () => (made ??= make());
  };
  const owner = (): Promise<Principal> => people.known("owner", []);
  const stocked = once(() => stockProduct(shop, SKU, 100_000));
  const cartOf = async (who: Principal) => {
    await stocked();
    return fillCart(shop, { lines, headers: who.headers });
  };
  const cartTarget = (cart: { id: string; lines: { id: string }[] }): Target => ({
    params: { cartId: cart.id, lineId: cart.lines[0]?.id ?? "" },
    body: { cartId: cart.id },
  });
  const orderTarget = async (who: Principal): Promise<Target> => {
    const cart = await cartOf(who);
    const placed = must(await order(shop, cart.id, { headers: who.headers }));
    await settled(shop, placed.id);
    const token = who.holder ? { "x-order-token": String(placed.accessToken) } : {};
    return { params: { orderId: placed.id }, headers: token };
  };
  const hasOne = ({ userId, holder }: Principal): boolean => userId !== undefined || !!holder;

  const theirCart = once(async () => cartTarget(await cartOf(await owner())));
  const theirOrder = once(async () => orderTarget(await owner()));
  const guestsOrder = once(() =>
    orderTarget({ name: "guest", headers: {}, scopes: [], holder: true }),
  );
  const carts: Resource = {
    own: async (who) => (hasOne(who) ? cartTarget(await cartOf(who)) : undefined),
    foreign: theirCart,
  };
  const orders: Resource = {
    own: async (who) => (hasOne(who) ? orderTarget(who) : undefined),
    // A guest tries with the token of their own.
    foreign: async ({ holder }) => {
      const { params } = await theirOrder();
      return { params, headers: holder ? ((await guestsOrder()).headers ?? {}) : {} };
    },
    seenWith: "orders",
  };

  const addressOf = async ({ headers }: Principal): Promise<Target> => {
    const path = "/v1/customers/me/addresses";
    return { params: { addressId: must(await shop.request("POST", path, BERLIN, headers)).id } };
  };
  const theirAddress = once(async () => addressOf(await owner()));
  const addresses: Resource = {
    own: async (who) => (who.userId === undefined ? undefined : addressOf(who)),
    foreign: theirAddress,
  };
  const users: Resource = {
    own: async ({ userId }) => (userId === undefined ? undefined : { params: { id: userId } }),
    foreign: async () => ({ params: { id: (await owner()).userId ?? "" } }),
    seenWith: "admin",
  };

  const published = once(async () => {
    await stocked();
    return must(await shop.staff("GET", "/v1/products")).items[0].id as string;
  });
  const draft = once(
    async () => must(await shop.staff("POST", "/v1/products", { title: "Draft" })).id as string,
  );
  const products: Resource = {
    own: async () => ({ params: { productId: await published() } }),
    foreign: async () => ({ params: { productId: await draft() } }),
    seenWith: "catalog",
  };

  /** By path, up to the first parameter; whatever is not here is one of the shop's, and its id is nobody's secret. */
  const owned: Readonly<Record<string, Resource>> = {
    "/v1/carts/{cartId}": carts,
    "/v1/orders/{orderId}": orders,
    "/v1/customers/me/addresses/{addressId}": addresses,
    "/v1/users/{id}": users,
    "/v1/products/{productId}": products,
  };
  return (one: Operation): Resource | undefined => {
    if (one.name === "orders.place") return carts;
    const found = Object.keys(owned).find((path) => `${one.path}/`.startsWith(`${path}/`));
    return found === undefined || typeof one.access !== "string" ? undefined : owned[found];
  };
};
