import { randomBytes, randomUUID } from "node:crypto";
import type { Doc } from "../../platform/storage/collection.ts";
import { typeId } from "../../platform/kernel/id.ts";

/** What a clone is of its own: its place in time, its sku and its buyer. */
export interface Own {
  readonly shiftMs: number;
  readonly sku: string;
  readonly email: string;
}
export interface TemplateRow {
  /** `orders/events` */
  readonly place: string;
  readonly doc: Doc;
}

/** Ids (not those of people and products), keys, instants, days, the order's number, sku and buyer. */
const tokens = (sku: string, email: string, number: string): RegExp =>
  new RegExp(
    [
      String.raw`(?<=_)(?<!(?:usr|prod|var)_)[0-9a-z]{26}(?![0-9a-z])`,
      String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`,
      String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`,
      String.raw`\d{4}-\d\d-\d\d`,
      `${sku}(?!\\d)`,
      email.replaceAll(".", "\\."),
      number,
    ].join("|"),
    "gu",
  );

type Fresh = (own: Own, random: Uint8Array) => string;

const freshId = (old: string, isCart: boolean, index: number): Fresh => {
  // A TypeID begins with its time: the first 10 characters are 48 bits and two zeros before them.
  const ms = Number(
    [...old.slice(0, 10)].reduce(
      (value, letter) => value * 32n + BigInt("0123456789abcdefghjkmnpqrstvwxyz".indexOf(letter)),
      0n,
    ),
  );
  const bytes = (random: Uint8Array): Uint8Array => {
    const own = random.slice(0, 10);
    own[9] = index; // Ids of one order differ, whatever chance says.
    return own;
  };
  if (isCart) return (_own, random) => typeId("x", random[0] ?? 0, bytes(random)).slice(2);
  return ({ shiftMs }, random) => typeId("x", ms + shiftMs, bytes(random)).slice(2);
};

const freshOf = (token: string, index: number, carts: ReadonlySet<string>): Fresh => {
  if (/^[0-9a-z]{26}$/u.test(token)) return freshId(token, carts.has(token), index);
  if (/^[0-9a-f]{8}-/u.test(token)) return () => randomUUID();
  if (/^\d{4}-\d\d-\d\dT/u.test(token)) {
    const ms = Date.parse(token);
    return ({ shiftMs }) => new Date(ms + shiftMs).toISOString();
  }
  return () => token;
};

/** Makes rows like those of one order, as often as asked, every time with ids and times of their own. */
export const cloner = (
  rows: readonly TemplateRow[],
  order: { readonly id: string; readonly number: string; readonly at: string },
  { sku, email }: Pick<Own, "sku" | "email">,
): ((own: Own) => TemplateRow[]) => {
  const text = JSON.stringify(rows);
  const found = [...text.matchAll(tokens(sku, email, order.number))];
  const carts = new Set([...text.matchAll(/cart_([0-9a-z]{26})/gu)].map(([, id = ""]) => id));
  const distinct = [...new Set(found.map(([token]) => token))];
  const makers = distinct.map((token, i) => freshOf(token, i, carts));
  const orderAt = distinct.indexOf(order.id.slice(4));
  const literals: string[] = [];
  const slots: number[] = [];
  let end = 0;
  for (const { 0: token, index } of found) {
    literals.push(text.slice(end, index));
    slots.push(distinct.indexOf(token));
    end = index + token.length;
  }
  const rest = text.slice(end);
  return (own) => {
    const random = new Uint8Array(randomBytes(10));
    const values = makers.map((make) => make(own, random));
    const tail = (values[orderAt] ?? "").slice(-10).toUpperCase();
    const named: Readonly<Record<string, string>> = {
      [sku]: own.sku,
      [email]: own.email,
      [order.number]: `C-${tail.slice(0, 5)}-${tail.slice(5)}`,
      [order.at.slice(0, 10)]: new Date(Date.parse(order.at) + own.shiftMs)
        .toISOString()
        .slice(0, 10),
    };
    const all = distinct.map((token, i) => named[token] ?? values[i] ?? "");
    const made = literals.map((literal, i) => literal + (all[slots[i] ?? 0] ?? "")).join("") + rest;
    return JSON.parse(made) as TemplateRow[];
  };
};
