import { afterAll, beforeAll, describe } from "@jest/globals";
import mongoose from "mongoose";
import type { StoredKey } from "../../services/identity/identity.store.ts";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { clientOf } from "../support/client.ts";
import { startMailbox, type Mailbox } from "../support/parts/mailbox.ts";
import { accessCases } from "../stories/access/matrix.cases.ts";
import { decryptedKey } from "../stories/access/stored-key.ts";
import { apiKeyCases } from "../stories/keys/api-keys.cases.ts";
import { storefrontCases } from "../stories/keys/storefronts.cases.ts";
import { accountCases } from "../stories/accounts/accounts.cases.ts";
import { guessingCases } from "../stories/accounts/guessing.cases.ts";
import { totpCases } from "../stories/accounts/totp.cases.ts";
import { buyingCases } from "../stories/buying.cases.ts";
import {
  externalCases,
  startProviders,
  type Providers,
} from "../stories/external/external.cases.ts";
import { erasingCases } from "../stories/erasing/mesh.cases.ts";
import { bodyLimit, refusingCases } from "../stories/refusing.cases.ts";
import { peopleCases } from "../stories/people.cases.ts";
import { rotatingCases } from "../stories/signing/rotating.cases.ts";
import { repeatingCases } from "../stories/repeating.cases.ts";
import { webhookCases, webhookEnv } from "../stories/webhooks/webhooks.cases.ts";

/** As identity stored it. */
const keyIn = async ({ mongod }: Mesh): Promise<StoredKey> => {
  const connection = await mongoose.createConnection(mongod.url()).asPromise();
  try {
    const { db } = connection.useDb("caravan_identity");
    const all = async (name: string): Promise<object[]> =>
      ((await db?.collection(name).find().toArray()) ?? []).map((one) => ({
        ...one,
        id: String(one._id),
      }));
    const [key = {}] = await all("keys");
    return decryptedKey(key, await all("dataKeys"));
  } finally {
    await connection.close();
  }
};

const parts = findParts("the stories on the mesh");

(parts ? describe : describe.skip)("on the mesh", () => {
  let mesh: Mesh;
  let mails: Mailbox;
  let providers: Providers;
  beforeAll(async () => {
    if (!parts) return;
    [mails, providers] = await Promise.all([startMailbox(), startProviders()]);
    const env = {
      BODY_LIMIT: String(bodyLimit),
      SMTP_URL: mails.url,
      ORDER_URL: "https://shop.example/order",
      TRUST_PROXY: "1",
      ...webhookEnv,
      ...providers.env,
    };
    mesh = await startMesh(parts, { env, copies: { gateway: 2, identity: 2, webhooks: 2 } });
  }, 180_000);
  afterAll(async () => {
    await mesh.close();
    await Promise.all([mails.stop(), providers.stop()]);
  }, 60_000);
  describe("buying", () => buyingCases(() => mesh));
  describe("the same request again", () => repeatingCases(() => mesh));
  describe("bad input", () => refusingCases(() => mesh));
  describe("webhooks of two copies", () => webhookCases(() => mesh));
  describe("people", () => peopleCases(() => mesh));
  // One operation of each way to be let in; all of them are judged embedded.
  describe("who may do what", () =>
    accessCases({
      shop: () => mesh,
      signingKey: () => keyIn(mesh),
      only: [
        "carts.get",
        "orders.get",
        "customers.getAddress",
        "inventory.listStock",
        "gateway.mesh",
      ],
    }));
  describe("accounts", () =>
    accountCases(
      () => mesh,
      () => mails,
    ));
  describe("authenticator apps", () =>
    totpCases(
      () => mesh,
      () => mails,
    ));
  describe("sign-in by others", () =>
    externalCases(
      () => mesh,
      () => providers,
      () => mails,
    ));
  describe("erasing", () => erasingCases(() => mesh));
  describe("guesses at two gateways, for two copies of identity", () =>
    guessingCases(
      () => mesh.copies("gateway").map(({ url = "" }) => clientOf(() => url)),
      () => mails,
    ));
  describe("API keys at two gateways", () =>
    apiKeyCases(() => {
      const other = mesh.copies("gateway")[1];
      return { shop: mesh, other: clientOf(() => String(other?.url)) };
    }));
  describe("publishable keys at two gateways", () =>
    storefrontCases(() => {
      const other = mesh.copies("gateway")[1];
      return { shop: mesh, other: clientOf(() => String(other?.url)) };
    }));
  describe("signing keys", () =>
    rotatingCases(() => ({ shop: mesh, env: { NATS_URL: mesh.nats.url } })));
});
