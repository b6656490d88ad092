/** What becomes of a payment that is paid with a card. `challenged`: the shopper's bank asks whether it is them. */
export type Effect = "authorized" | "declined" | "challenged";

/** What goes wrong beside it. `lostBefore`: the first request is lost and nothing was done; `lostAfter`: it was done. */
export type Fault = "lostBefore" | "lostAfter" | "webhookLost" | "webhookTwice";

export interface Card {
  /** The last digits of its number; `demo_4242` is its token. */
  readonly digits: string;
  readonly effect: Effect;
  /** As the card's owner sees it. */
  readonly meaning: string;
  readonly reason?: string;
  readonly fault?: Fault;
}

/** Cards that nobody has: each does the same whenever it is used. */
export const cards: readonly Card[] = [
  { digits: "4242", effect: "authorized", meaning: "is paid at once" },
  { digits: "3220", effect: "challenged", meaning: "asks its bank first (3-D Secure)" },
  { digits: "0002", effect: "declined", meaning: "is declined", reason: "card_declined" },
  {
    ...{ digits: "9995", effect: "declined", meaning: "has too little money" },
    reason: "insufficient_funds",
  },
  {
    ...{ digits: "0119", effect: "authorized", meaning: "is paid; the first request is lost" },
    fault: "lostBefore",
  },
  {
    ...{ digits: "0341", effect: "authorized", meaning: "is paid; the response is lost" },
    fault: "lostAfter",
  },
  {
    ...{ digits: "3063", effect: "challenged", meaning: "asks its bank; the webhook is lost" },
    fault: "webhookLost",
  },
  {
    ...{ digits: "3055", effect: "challenged", meaning: "asks its bank; the webhook comes twice" },
    fault: "webhookTwice",
  },
];

/** By a token or the last digits; another is declined. */
export const cardOf = (token: string): Card => {
  const digits = token.replace(/^demo_/u, "");
  const found = cards.find((one) => one.digits === digits);
  return found ?? { digits: "0000", effect: "declined", meaning: "", reason: "incorrect_number" };
};
