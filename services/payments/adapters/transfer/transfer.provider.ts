import { checked, integer, optional, variable } from "../../../../platform/kernel/settings.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { settingsOf } from "../../../../platform/runtime/environment.settings.ts";
import {
  collection,
  wasNew,
  type Collection,
  type Doc,
} from "../../../../platform/storage/collection.ts";
import {
  changed,
  creditorReference,
  type Transfer,
  type TransferChange,
} from "../../domain/transfer.ts";
import type {
  Change,
  ChangeResult,
  Provider,
  ProviderDefinition,
  ProviderWorld,
  Standing,
} from "../port.ts";

const day = 86_400_000;
const racesMax = 50;

/** Whether the check digits of an IBAN are right (ISO 13616). */
const isIban = (text: string): boolean => {
  const iban = text.replace(/ /gu, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(iban)) return false;
  const numeric = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((one) => Number.parseInt(one, 36));
  return BigInt(numeric.join("")) % 97n === 1n;
};

export const settings = settingsOf({
  TRANSFER_HOLDER: variable(
    "Whose account bank transfers go to; needed while PAYMENT_PROVIDERS names `transfer`",
    optional("name of the account's holder", /^[^\n]{1,70}$/u),
  ),
  TRANSFER_IBAN: variable(
    "The account that bank transfers go to; needed while PAYMENT_PROVIDERS names `transfer`",
    checked(optional("IBAN"), (iban = "") =>
      isIban(iban) ? undefined : "is no IBAN: set the number of the shop's account",
    ),
  ),
  TRANSFER_BIC: variable(
    "The bank of that account, where transfers from abroad need it",
    optional("BIC", /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u),
  ),
  TRANSFER_DAYS: variable(
    "Days in which a bank transfer must come; its order is undone afterwards",
    integer({ min: 1, max: 60, fallback: 7 }),
  ),
});

type TransferDoc = Transfer & Doc;
/** The transfers that orders wait for, by order id. */
export const transfers = collection<TransferDoc>("transfers");

/** The account, as the shopper is told of it. */
export interface Account {
  readonly holder: string;
  readonly iban: string;
  readonly bic?: string | undefined;
}

interface World extends Account {
  readonly transfers: () => Collection<TransferDoc>;
  readonly now: () => string;
}

/** The letters and digits of the order's number, so that staff find the order by it. */
const referenceOf = (orderId: string): string =>
  creditorReference(
    orderId
      .slice(-10)
      .toUpperCase()
      .replace(/[^0-9A-Z]/gu, ""),
  );

const transferOf = (
  { orderId, amount: { amount, currency } }: Pick<Change, "orderId" | "amount">,
  status: Transfer["status"],
  at: string,
): TransferDoc => ({
  id: orderId,
  version: 1,
  reference: referenceOf(orderId),
  currency,
  amount,
  status,
  captured: 0,
  refunded: 0,
  keys: [],
  at,
});

const standingOf = (world: World, transfer: TransferDoc): Standing => {
  const { reference: providerId, status, captured, refunded, amount } = transfer;
  const sums = { authorized: status === "received" ? amount : 0, captured, refunded };
  if (status === "cancelled") return { outcome: "cancelled", providerId, sums };
  if (status === "received") return { outcome: "authorized", providerId, sums };
  const { holder, iban, bic } = world;
  const paymentInstructions = { reference: providerId, holder, iban, ...defined({ bic }) };
  return { outcome: "processing", providerId, action: { paymentInstructions } };
};

const change = async (
  { transfers: all, now }: World,
  asked: Change,
  step: TransferChange["step"],
): Promise<ChangeResult> => {
  const { orderId, key } = asked;
  for (let race = 0; race < racesMax; race += 1) {
    const transfer = await all().get(orderId);
    if (!transfer && step !== "cancel") return { outcome: "refused" };
    if (!transfer) {
      if (await wasNew(all().insert(transferOf(asked, "cancelled", now()))))
        return { outcome: "done" };
      continue;
    }
    const after = changed(transfer, { step, key, amount: asked.amount.amount });
    if (typeof after === "string") return { outcome: after };
    if (await all().replace(after, transfer.version)) return { outcome: "done" };
  }
  return { outcome: "unknown" };
};

/** Money that shoppers send by bank, and staff see come. The order waits for it. */
export const transferProvider = (world: World): Provider => ({
  async authorize(charge) {
    await wasNew(world.transfers().insert(transferOf(charge, "awaited", world.now())));
    const transfer = await world.transfers().get(charge.orderId);
    if (!transfer) return { outcome: "unknown" };
    const { sums: _sums, ...standing } = standingOf(world, transfer);
    if (standing.outcome === "cancelled") return { ...standing, outcome: "declined" };
    return standing.outcome === "none" ? { outcome: "unknown" } : standing;
  },
  async query({ orderId }) {
    const transfer = await world.transfers().get(orderId);
    return transfer ? standingOf(world, transfer) : { outcome: "none" };
  },
  capture: (asked) => change(world, asked, "capture"),
  cancel: (asked) => change(world, asked, "cancel"),
  refund: (asked) => change(world, asked, "refund"),
  receive: (asked) => change(world, asked, "receive"),
});

export default {
  name: "transfer",
  capabilities: { multicapture: true, asynchronous: true },
  needs: ["transfer"],
  deadline: settings.TRANSFER_DAYS * day,
  collections: [transfers],
  missing: () =>
    (["TRANSFER_HOLDER", "TRANSFER_IBAN"] as const).filter(
      (name) => Object.hasOwn(settings, name) && settings[name] === undefined,
    ),
  make: (world: ProviderWorld) =>
    transferProvider({
      holder: settings.TRANSFER_HOLDER ?? "",
      iban: settings.TRANSFER_IBAN ?? "",
      bic: settings.TRANSFER_BIC,
      transfers: () => world.collection(transfers),
      now: () => world.now(),
    }),
} satisfies ProviderDefinition;
