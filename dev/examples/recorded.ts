/** The examples of all operations, from a shop of their own. */
import { startShop, type Shop } from "../../test/support/shop.ts";
import type { Example } from "../../services/gateway/domain/openapi/examples.ts";
import { writeDeadLetter } from "./dead-letter.ts";
import { recorderOf } from "./recorder.ts";
import { stable } from "./stable.ts";
import { examplesOf } from "./tour.ts";

const env = { SHOP_NAME: "Caravan", CURRENCY: "EUR", COUNTRY: "DE", TIME_ZONE: "UTC" };

const ofDeadLetters = async (dataDir: string): Promise<ReadonlyMap<string, Example>> => {
  const id = writeDeadLetter(dataDir, "notifications");
  const shop = await startShop(env, dataDir);
  try {
    const { as, examples } = recorderOf({ request: shop.staff });
    await as({})("gatewayDeadLetters", { query: { service: "notifications", limit: 2 } });
    await as({})("gatewayRedrive", { path: { id } });
    return examples;
  } finally {
    await shop.stop();
  }
};

/** Starts an empty shop and asks it everything; by operationId. */
export const recorded = async (): Promise<Record<string, Example>> => {
  const shop: Shop = await startShop(env);
  let examples: ReadonlyMap<string, Example>;
  try {
    examples = await examplesOf(shop);
  } finally {
    await shop.stop({ remove: false });
  }
  return stable(new Map([...examples, ...(await ofDeadLetters(shop.dataDir))]));
};
