/** The page that a shopper pays on: without a script, so that it works with a keyboard, a screen reader, and anywhere. */
import { exponentOf } from "../../../../../platform/contract/money.ts";
import { cards, type Card } from "../cards.ts";
import { isOpen, type DemoPayment } from "./payment.ts";
import { style } from "./style.ts";

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** As people write it. */
const moneyOf = ({ amount, currency }: DemoPayment): string => {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.format(amount / 10 ** exponentOf(currency));
};

const orderOf = ({ orderId }: DemoPayment): string => orderId.slice(-10).toUpperCase();

/** One choice is one button of one form: nothing but its address says which. */
const button = ({ id }: DemoPayment, choice: string, label: string, look: string): string =>
  `<button class="${look}" formaction="/pay/demo/${id}/${choice}">${label}</button>`;

/** What happens to the shop's own request is over by then. */
const isChosenHere = ({ fault }: Card): boolean => fault !== "lostBefore" && fault !== "lostAfter";

const cardList = (payment: DemoPayment): string =>
  cards
    .filter(isChosenHere)
    .map(({ digits, meaning }) => {
      const label = `<span class="number"><span aria-hidden="true">•••• </span><span class="quiet">Card ending in </span>${digits}</span> <span class="meaning">${meaning}</span>`;
      return `<li>${button(payment, `card-${digits}`, label, "card")}</li>`;
    })
    .join("\n");

const choosing = (payment: DemoPayment): string => `
<h1>Pay ${moneyOf(payment)}</h1>
<p>Choose the card to pay with. These are demo cards: no money moves.</p>
<form method="post">
<ul class="cards" aria-label="Demo cards">
${cardList(payment)}
</ul>
<div class="actions">${button(payment, "decline", "Cancel the payment", "plain")}</div>
</form>`;

const challenging = (payment: DemoPayment): string => `
<h1>Is it you?</h1>
<p>The bank of the card ending in <strong>${payment.card ?? ""}</strong> asks whether you pay
<strong>${moneyOf(payment)}</strong> to this shop.</p>
<form method="post">
<div class="actions">
${button(payment, "approve", "Approve the payment", "main")}
${button(payment, "decline", "Decline", "second")}
${button(payment, "timeout", "Let the time run out", "plain")}
</div>
</form>`;

const notCharged = "was not charged";
const results: Readonly<Record<string, { title: string; line: string; mark: string }>> = {
  authorized: { title: "Payment approved", line: "is promised to the shop", mark: "good" },
  declined: { title: "Payment declined", line: notCharged, mark: "bad" },
  cancelled: { title: "Payment cancelled", line: notCharged, mark: "bad" },
  authentication_timeout: { title: "Time is over", line: notCharged, mark: "bad" },
};

const resultOf = (payment: DemoPayment): string => {
  const { status, reason = "", returnUrl } = payment;
  const own = Object.hasOwn(results, reason) ? results[reason] : results[status];
  const { title = "", line = "", mark = "" } = own ?? {};
  const back =
    returnUrl === undefined
      ? "<p>You can close this page.</p>"
      : `<div class="actions"><a class="main" href="${escaped(returnUrl)}">Back to the shop</a></div>`;
  return `
<p class="mark ${mark}" aria-hidden="true">${mark === "good" ? "✓" : "✕"}</p>
<h1>${title}</h1>
<p><strong>${moneyOf(payment)}</strong> ${line}.</p>
${back}`;
};

const contentOf = (payment: DemoPayment): string => {
  if (payment.status === "awaitsCard") return choosing(payment);
  return payment.status === "challenged" ? challenging(payment) : resultOf(payment);
};

/** While it is the shopper's turn: until when, and the page is asked for again then. */
const clockOf = ({ until = "" }: DemoPayment): string =>
  `<p class="clock">Open until <time datetime="${until}">${until.slice(11, 16)} UTC</time></p>`;

const refreshOf = ({ until = "" }: DemoPayment, now: string): string => {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000) + 1);
  return `<meta http-equiv="refresh" content="${seconds}">`;
};

const titleOf = (payment: DemoPayment): string =>
  isOpen(payment) ? "Pay" : (results[payment.status]?.title ?? "Payment");

/** The page of a payment, as HTML. `now`: an instant. */
export const pageOf = (payment: DemoPayment, now: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${isOpen(payment) ? refreshOf(payment, now) : ""}
<title>${titleOf(payment)} · Demo payments</title>
<style>${style}</style>
</head>
<body>
<header><span class="brand">Demo payments</span><span class="order">Order ${escaped(orderOf(payment))}</span></header>
<main>${contentOf(payment)}
</main>
<footer>${isOpen(payment) ? clockOf(payment) : ""}<p>A provider for development: no money moves.</p></footer>
</body>
</html>
`;
