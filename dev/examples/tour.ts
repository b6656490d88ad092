/** One of everything that the API can be asked, in an order that a shop lives through. */
import type { Client } from "../../test/support/client.ts";
import type { Mailbox } from "../../test/support/parts/mailbox.ts";
import type { Example } from "../../services/gateway/domain/openapi/examples.ts";
import { recorderOf } from "./recorder.ts";
import { catalogue } from "./tour/catalogue.ts";
import type { OidcProvider } from "../../test/support/parts/oidc-provider.ts";
import { external } from "./tour/external.ts";
import { account, forgetting } from "./tour/account.ts";
import { keys, storefronts } from "./tour/keys.ts";
import { goodbyes, people, register } from "./tour/people.ts";
import { providerMessages } from "./tour/provider-messages.ts";
import { selling } from "./tour/selling.ts";
import type { Tour } from "./tour/shared.ts";
import { totp } from "./tour/totp.ts";
import { webhooks } from "./tour/webhooks.ts";

/** Asks an empty shop each operation at least once; examples by operationId. @throws Error of a refusal */
export const examplesOf = async (
  shop: Client,
  { mails, provider }: { readonly mails: Mailbox; readonly provider: OidcProvider },
): Promise<ReadonlyMap<string, Example>> => {
  const record = recorderOf(shop);
  const asStaff = recorderOf({ request: shop.staff });
  const ada = record.as(await register(record));
  const { as: quietlyAs } = recorderOf(shop);
  const unseen = { quietlyAs, quiet: quietlyAs({}) };
  const tour: Tour = { record, ...unseen, guest: record.as({}), ada, staff: asStaff.as({}) };
  await account(tour, mails);
  await forgetting(tour, mails);
  await external(tour, provider);
  await totp(tour);
  await people(tour, mails);
  await catalogue(tour);
  await selling(tour);
  await providerMessages(tour);
  await webhooks(tour);
  await keys(tour);
  await storefronts(tour);
  await tour.staff("gatewayMesh");
  await goodbyes(tour);
  return new Map([...asStaff.examples, ...record.examples]);
};
