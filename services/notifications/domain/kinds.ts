/** The mails there are, and what their templates may show. */
import { PricedLine, Totals } from "../../../platform/contract/contract.ts";
import { accountMailKinds, hasToken, type AccountMailKind } from "./account-mail.ts";

export type OrderMailKind = "orderPlaced" | "orderCancelled" | "orderDispatched" | "orderRefunded";
export type MailKind = AccountMailKind | OrderMailKind;

const ofOrder = ["shop", "number", "name", "link"];
const lines = ["lines", ...Object.keys(PricedLine.properties)];

const ofOrders: { readonly [K in OrderMailKind]: readonly string[] } = {
  orderPlaced: [...ofOrder, ...lines, ...Object.keys(Totals.properties)],
  orderCancelled: [...ofOrder, ...lines],
  orderDispatched: [...ofOrder, ...lines, "carrier", "trackingNumber"],
  orderRefunded: [...ofOrder, "amount", "refunded", "reason"],
};

const namesOfAccount = (kind: AccountMailKind): readonly string[] =>
  hasToken(kind) ? ["shop", "link", "token"] : ["shop"];

/** By kind, the names that a template of it may use. */
export const namesByKind: ReadonlyMap<MailKind, readonly string[]> = new Map([
  ...accountMailKinds.map((kind) => [kind, namesOfAccount(kind)] as const),
  ...(Object.entries(ofOrders) as [OrderMailKind, readonly string[]][]),
]);

export const mailKinds: readonly MailKind[] = [...namesByKind.keys()];

export const isMailKind = (kind: string): kind is MailKind =>
  (mailKinds as readonly string[]).includes(kind);

/**
 * The folder that has the templates of a kind.
 * @example folderOf("orderPlaced") // "order-placed"
 */
export const folderOf = (kind: MailKind): string =>
  kind.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);
