/** A person who leaves traces in every service, and is erased. */
import { randomUUID } from "node:crypto";
import { until, type Client } from "../../support/client.ts";
import { BERLIN, fillCart, order, settled, stockProduct } from "../../support/shopper.ts";

export interface Person {
  readonly account: { readonly email: string; readonly password: string };
  readonly headers: Record<string, string>;
  readonly customerId: string;
  readonly placedId: string;
  readonly rejectedId: string;
  /** Of an open cart. */
  readonly cartId: string;
  /** The street of what was bought. */
  readonly placedAt: string;
  /** What no store may have after the erasing. */
  readonly gone: readonly string[];
  /** What the books keep of what was bought: name and street. */
  readonly booked: readonly string[];
}

const name = "Zenobia Quillfeather";
const phone = "+49 30 5550199";
const streets = {
  book: "7 Obelisk Row",
  cart: "8 Halberd Lane",
  rejected: "9 Mandrake Close",
  placed: "10 Quicksilver Yard",
};

const mailsOf = async (shop: Client, orderId: string) =>
  (await shop.staff("GET", `/v1/messages?orderId=${orderId}`)).body.items as { to: string }[];

/** Registers, saves an address, buys, is declined, leaves a cart open, and is mailed. */
export const plantPerson = async (shop: Client, sku = "ERASE"): Promise<Person> => {
  const email = `zenobia.${randomUUID()}@example.org`;
  const account = { email, password: "long enough" };
  const at = (line1: string) => ({ ...BERLIN, name, line1, phone });
  await stockProduct(shop, sku, 9);
  await shop.request("POST", "/v1/users", { ...account, name });
  const { body: session } = await shop.request("POST", "/v1/sessions", account);
  const headers = { authorization: `Bearer ${session.accessToken}` };
  const profile = await shop.request("PATCH", "/v1/customers/me", { phone }, headers);
  await shop.request("POST", "/v1/customers/me/addresses", at(streets.book), {
    ...headers,
    "idempotency-key": randomUUID(),
  });
  const fill = (street: string) =>
    fillCart(shop, {
      ...{ lines: [{ sku, quantity: 1 }], address: at(street) },
      ...{ email, headers },
    });
  const buy = async (street: string, token: string): Promise<string> => {
    const { body } = await order(shop, (await fill(street)).id, { token, headers });
    const orderId = (body.id ?? body.orderId) as string;
    await settled(shop, orderId);
    return orderId;
  };
  const placedId = await buy(streets.placed, "tok_ok");
  const rejectedId = await buy(streets.rejected, "tok_declined");
  const { id: cartId } = await fill(streets.cart);
  await until("the mail", async () => (await mailsOf(shop, placedId)).length > 0);
  return {
    ...{ account, headers, placedId, rejectedId, cartId, placedAt: streets.placed },
    customerId: profile.body.id as string,
    gone: [email, phone, streets.book, streets.cart, streets.rejected],
    booked: [name, streets.placed],
  };
};

/** Erases the person; resolves once every service has. Rejects where the request is refused. */
export const erasePerson = async (shop: Client, person: Person): Promise<void> => {
  const { account, headers, placedId, rejectedId } = person;
  const { status } = await shop.request("DELETE", "/v1/customers/me", undefined, headers);
  if (status !== 204) throw new Error(`The erasing was refused: ${status}`);
  for (const id of [placedId, rejectedId])
    await until("the order", async () => {
      const { body } = await shop.staff("GET", `/v1/orders/${id}`);
      return body.email === "" && body.shippingAddress.phone === undefined;
    });
  await until("the mails", async () =>
    (await mailsOf(shop, placedId)).every(({ to }) => to === "erased@erased.invalid"),
  );
  await until("the board", async () => {
    const { body } = await shop.staff("GET", "/v1/insights/orders");
    return (body.items as { email: string }[]).every((row) => row.email !== account.email);
  });
  await until(
    "the account",
    async () => (await shop.request("POST", "/v1/sessions", account)).status === 401,
  );
};
