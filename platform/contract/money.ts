import type { Money } from "./contract.ts";

/** ISO 4217 (2026-01): codes whose minor unit is not 1/100. */
const exponents = new Map<string, number>([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    .split(" ")
    .map((c) => [c, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((c) => [c, 3] as const),
  ..."CLF UYW".split(" ").map((c) => [c, 4] as const),
]);

/** Codes in force that have a minor unit: no metals, no units of account. */
const codes = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
  CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP
  GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
  KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
  MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
  SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
  USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(
    /\s+/u,
  ),
);

/**
 * Whether it is a code of ISO 4217.
 * @example isCurrency("EUR") // true
 */
export const isCurrency = (code: string): boolean => codes.has(code);

/**
 * Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
 * @example exponentOf("JPY") // 0
 */
export const exponentOf = (currency: string): number => exponents.get(currency) ?? 2;

/**
 * An amount in minor units of its currency.
 * @example money(1290, "EUR") // { amount: 1290, currency: "EUR" }
 */
export const money = (amount: number, currency: string): Money => ({ amount, currency });

const safe = (amount: number): number => {
  if (!Number.isSafeInteger(amount)) throw new RangeError("money beyond 2^53 minor units");
  return amount;
};

/**
 * Sum of amounts of one currency. @throws RangeError beyond 2^53, TypeError when currencies differ
 * @example sum("EUR", [money(100, "EUR"), money(250, "EUR")]) // { amount: 350, currency: "EUR" }
 */
export const sum = (currency: string, parts: readonly Money[]): Money =>
  money(
    parts.reduce((total, part) => {
      if (part.currency !== currency) throw new TypeError(`${part.currency} is not ${currency}`);
      return safe(total + part.amount);
    }, 0),
    currency,
  );

/**
 * The price of several pieces. @throws RangeError beyond 2^53 minor units
 * @example times(money(1290, "EUR"), 2) // { amount: 2580, currency: "EUR" }
 */
export const times = (unit: Money, quantity: number): Money =>
  money(safe(unit.amount * quantity), unit.currency);

/**
 * Half away from zero, exact for integers: `divRound(5, 2)` is 3, `divRound(-5, 2)` is -3.
 * @example divRound(5n, 2n) // 3n
 */
export const divRound = (numerator: bigint, denominator: bigint): bigint => {
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  return sign * ((2n * n + d) / (2n * d));
};

/** Tax rates are integers in millionths: 19 % is 190000. */
export const RATE_UNIT = 1_000_000;

/**
 * The tax on a net amount, rounded half-up to the minor unit; `rate` in millionths.
 * @example taxOn(1000, 190_000) // 190
 */
export const taxOn = (net: number, rate: number): number =>
  Number(divRound(BigInt(net) * BigInt(rate), BigInt(RATE_UNIT)));

/**
 * The tax within a gross amount; `rate` in millionths.
 * @example taxWithin(1190, 190_000) // 190
 */
export const taxWithin = (gross: number, rate: number): number =>
  Number(divRound(BigInt(gross) * BigInt(rate), BigInt(RATE_UNIT + rate)));

/**
 * Shares of `amount` (of either sign) by weight (not negative), to the last minor unit, by
 * largest remainder. Without any weight the first takes all.
 * @example allot(100, [1, 1, 1]) // [34, 33, 33]
 */
export const allot = (amount: number, weights: readonly number[]): number[] => {
  if (amount < 0) return allot(-amount, weights).map((share) => (share === 0 ? 0 : -share));
  const whole = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (whole === 0n) return weights.map((_, i) => (i === 0 ? amount : 0));
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((value) => Number(value / whole));
  const rest = amount - shares.reduce((total, share) => total + share, 0);
  const order = exact
    .map((value, i) => ({ i, remainder: value % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of order.slice(0, rest)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
};

/**
 * Minor units of a decimal text in the currency: `parseAmount("12.50", "EUR")` is 1250; undefined when it is none or too fine.
 * @example parseAmount("12.50", "EUR") // 1250
 */
export const parseAmount = (text: string, currency: string): number | undefined => {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/u.exec(text.trim());
  if (!match) return undefined;
  const digits = exponentOf(currency);
  const fraction = (match[3] ?? "").replace(/0{1,10}$/u, "");
  if (fraction.length > digits) return undefined;
  const amount = Number(`${match[2]}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(amount)) return undefined;
  return match[1] && amount !== 0 ? -amount : amount;
};

/**
 * Decimal text in the currency's own digits: `12.50`.
 * @example formatAmount(money(1250, "EUR")) // "12.50"
 */
export const formatAmount = ({ amount, currency }: Money): string => {
  const digits = exponentOf(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return digits === 0
    ? `${sign}${text}`
    : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};
