/** The examples of all operations, from a shop of their own. */
import { startMailbox } from "../../test/support/parts/mailbox.ts";
import { startShop, type Shop } from "../../test/support/shop.ts";
import type { Example } from "../../services/gateway/domain/openapi/examples.ts";
import { writeDeadLetter } from "./dead-letter.ts";
import { recorderOf } from "./recorder.ts";
import { stable } from "./stable.ts";
import { examplesOf } from "./tour.ts";
import { signInSettings, startSignInProvider } from "./tour/external.ts";
import { stripeSettings } from "./tour/provider-messages.ts";

const env = {
  ...{ SHOP_NAME: "Caravan", CURRENCY: "EUR", COUNTRY: "DE", TIME_ZONE: "UTC" },
  // What is sent webhooks is on this machine.
  WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1",
  PAYMENT_PROVIDERS: "manual,test,transfer,stripe",
  ...stripeSettings,
  ...{ TRANSFER_HOLDER: "Caravan Ltd", TRANSFER_IBAN: "DE02120300000000202051" },
};

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
  const [mails, provider] = await Promise.all([startMailbox(), startSignInProvider()]);
  const given = { ...env, SMTP_URL: mails.url, ...signInSettings(provider) };
  const shop: Shop = await startShop(given);
  let examples: ReadonlyMap<string, Example>;
  try {
    examples = await examplesOf(shop, { mails, provider });
  } finally {
    await shop.stop({ remove: false });
    await Promise.all([mails.stop(), provider.stop()]);
  }
  return stable(new Map([...examples, ...(await ofDeadLetters(shop.dataDir))]));
};
