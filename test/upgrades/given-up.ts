/**
 * Orders that the older version gave up for good because it was killed between the intent to charge and the charge (G.4).
 * The present version asks the provider again and places them: what follows from that is not as recorded.
 */
import type { Made, Recorded } from "./fixture.ts";

const wasGivenUp = (body: unknown): boolean =>
  (body as { readonly rejection?: { readonly code?: unknown } }).rejection?.code ===
  "PAYMENT_FAILED";

export const givenUpIn = (recorded: readonly Recorded[], { unfinished }: Made): string[] =>
  unfinished.filter((id) =>
    recorded.some(({ path, body }) => path === `/v1/orders/${id}` && wasGivenUp(body)),
  );

/** Totals, which one order more changes; `checkInvariants` judges them. */
const isTotal = (path: string): boolean =>
  /^\/v1\/(?:stock|ledger\/balances|insights\/sales|exports)\b/u.test(path);

/** Whether an answer follows from one of them: names it, adds up, or shows the stock of the sku that all orders are for. */
export const followsFrom = (
  givenUp: readonly string[],
  { sku }: Made,
  path: string,
  bodies: readonly unknown[],
): boolean => {
  if (givenUp.length === 0) return false;
  const text = JSON.stringify(bodies);
  const isItsProduct = path.startsWith("/v1/products/") && text.includes(`"${sku}"`);
  return isTotal(path) || isItsProduct || givenUp.some((id) => (path + text).includes(id));
};
