import { exponentOf } from "../../../../platform/contract/money.ts";
import type { Money } from "../../../../platform/contract/contract.ts";

/** Those that a card may be charged in (docs.stripe.com/currencies); which of them an account has, depends on its country. */
export const currencies: readonly string[] =
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF
  CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD
  HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD
  MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
  PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD SZL THB TJS TND TOP TRY TTD TWD
  TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW`.split(/\s+/u);

const zeroDecimal = new Set(
  "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "),
);
const threeDecimal = new Set("BHD JOD KWD OMR TND".split(" "));

/** Digits of the minor unit that the API counts in: ISK and UGX in hundredths, though they have none. */
const digitsOf = (currency: string): number => {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
};

/** What an amount in the API must be a multiple of: cards know two decimals, and ISK and UGX none. */
const stepOf = (currency: string): number => {
  if (threeDecimal.has(currency)) return 10;
  return exponentOf(currency) === 0 && !zeroDecimal.has(currency) ? 100 : 1;
};

/**
 * The amount as the API counts it; undefined where it cannot be charged: a fraction too fine.
 * @example represent({ amount: 500, currency: "ISK" }) // 50000
 */
export const represent = ({ amount, currency }: Money): number | undefined => {
  const amountThere = amount * 10 ** (digitsOf(currency) - exponentOf(currency));
  const fits = Number.isSafeInteger(amountThere) && amountThere % stepOf(currency) === 0;
  return fits ? amountThere : undefined;
};

/** Back into minor units of the shop: what was charged there, is whole here. `currency`: as the shop writes it. */
export const fromStripe = (amountThere: number, currency: string): number =>
  Math.round(amountThere * 10 ** (exponentOf(currency) - digitsOf(currency)));
