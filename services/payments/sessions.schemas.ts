import {
  action,
  closedObject,
  Id,
  Instant,
  Money,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import { faults, PaymentProvider, Token } from "./payments.schemas.ts";

/** What a shopper brings along to pay with it; open, as providers are. */
const Needs = Type.Array(Type.String({ maxLength: 40 }), {
  description:
    "What the shopper does: `token` (of the provider's script in the browser), `redirect` (a page of the provider), `transfer` (of money, with a reference); nothing where it is empty",
});

const PublishableKey = Type.Optional(
  Type.String({ description: "For the provider's script in the browser" }),
);

export const PaymentMethod = closedObject(
  {
    provider: PaymentProvider,
    needs: Needs,
    publishableKey: PublishableKey,
    deadlineMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: "Milliseconds to pay, where it is another time than of other orders",
      }),
    ),
  },
  { title: "PaymentMethod" },
);

export const SessionId = Type.String({
  minLength: 1,
  maxLength: 60,
  description: "Of a payment session of the same cart",
});

export const PaymentSession = closedObject(
  {
    id: SessionId,
    provider: PaymentProvider,
    status: Type.String({ description: "`open`: an order may be placed with it" }),
    publishableKey: PublishableKey,
    expiresAt: Instant,
  },
  { title: "PaymentSession" },
);

export const methods = action({
  name: "payments.methods",
  summary: "Ways to pay for a cart: those that can take its total, in its currency and country",
  params: closedObject({ cartId: Id }),
  returns: closedObject({ items: Type.Array(PaymentMethod) }),
  access: "public",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/carts/{cartId}/payment-methods" },
});

/** Nothing is asked of the provider yet: it is when the order is placed with the session. */
export const openSession = action({
  name: "payments.openSession",
  summary: "Chooses how a cart will be paid for; an order is placed with the session",
  params: closedObject({
    cartId: Id,
    provider: PaymentProvider,
    confirmationToken: Type.Optional(Token),
    returnUrl: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1_000,
        description:
          "Where the shopper comes back to from a page of the provider: an address of one of the origins in `RETURN_ORIGINS`",
        examples: ["https://shop.example.org/thanks"],
      }),
    ),
  }),
  returns: PaymentSession,
  access: "public",
  faults: [
    common.NOT_FOUND,
    faults.PAYMENT_PROVIDER_UNKNOWN,
    faults.PAYMENT_AMOUNT_UNSUPPORTED,
    faults.RETURN_URL_REFUSED,
  ],
  rest: { method: "POST", path: "/carts/{cartId}/payment-sessions", status: 201 },
});

/** Before an order is written: what stands in its payment, unless the provider cannot take it. */
export const resolveChoice = action({
  name: "payments.resolveChoice",
  summary: "How an order of a cart is paid: by its session, or by a provider that can take the sum",
  params: closedObject({
    cartId: Id,
    session: Type.Optional(SessionId),
    provider: Type.Optional(PaymentProvider),
    amount: Money,
    country: Type.String({ maxLength: 2 }),
  }),
  returns: closedObject({
    provider: PaymentProvider,
    token: Type.Optional(Token),
    returnUrl: Type.Optional(Type.String()),
    deadlineMs: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  access: "internal",
  idempotent: true,
  faults: [
    faults.PAYMENT_PROVIDER_UNKNOWN,
    faults.PAYMENT_AMOUNT_UNSUPPORTED,
    faults.PAYMENT_SESSION_UNKNOWN,
  ],
});
export type Choice = Static<typeof resolveChoice.returns>;

/** Asked by gateways at `/pay/{provider}/{id}`. */
export const openPage = action({
  name: "payments.openPage",
  summary: "The page of a provider that a shopper pays on, and what was chosen there",
  params: closedObject({
    provider: PaymentProvider,
    id: Type.String({ minLength: 1, maxLength: 100 }),
    choice: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  }),
  returns: closedObject({
    html: Type.Optional(Type.String()),
    location: Type.Optional(Type.String({ description: "Where the shopper goes on to" })),
  }),
  access: "internal",
  faults: [common.NOT_FOUND],
});
