/** What a log may show: no passwords, tokens or other secrets, wherever in a text or a value they stand. */
import { types } from "node:util";

/** Longer texts are cut before they are worked on: stack traces are shorter. */
const textMax = 16_384;
/** Deeper values are not shown. */
const depthMax = 4;
/** Members of a list or an object that are shown. */
const membersMax = 50;

const hidden = "***";

const secretName =
  /passw|passphrase|secret|token|authorization|cookie|credential|api-?key|signature|private-?key|card-?number|cvc|cvv|totp|recovery-?code/iu;

/** What a secret looks like in a text, and what is left of it. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // scheme://user:password@host
  [/:\/\/[^\s/@]+@/gu, `://${hidden}@`],
  // Authorization: Bearer …
  [/\b(bearer|basic) [\w.~+/=-]+/giu, `$1 ${hidden}`],
  // JSON Web Tokens, keys of this API and of payment providers, secrets of webhooks.
  [/\beyJ[\w.-]+/gu, hidden],
  [/\b(?:sk|pk|rk|whsec)_[\w+/=-]+/gu, hidden],
  // The secret of one payment.
  [/\bpi_[A-Za-z0-9]+_secret_[A-Za-z0-9]+/gu, hidden],
  // ?token=… in an address, password: … and "password":"…" in a text
  [
    /((?:passw(?:or)?d|passphrase|secret|token|api_?key|authorization|signature)"?[:=] ?)[^\s"&,;)}\]]+/giu,
    `$1${hidden}`,
  ],
  [
    /((?:passw(?:or)?d|passphrase|secret|token|api_?key|authorization|signature)"?[:=] ?")[^"]+/giu,
    `$1${hidden}`,
  ],
];

/**
 * A text without the secrets in it.
 * @example redactedText("mongodb://shop:pw@db/") // "mongodb://***@db/"
 */
export const redactedText = (text: string): string => {
  const short = text.length > textMax ? `${text.slice(0, textMax)}…` : text;
  return patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), short);
};

/** Not `instanceof Error` alone: another realm's error (Jest's) is none. */
const isError = (value: object): value is Error =>
  value instanceof Error || types.isNativeError(value);

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const errorOf = (error: Error, depth: number): object => {
  const { name, message, stack, ...rest } = error;
  return {
    type: name,
    message: redactedText(message),
    ...(stack === undefined ? {} : { stack: redactedText(stack) }),
    ...(redacted(rest, depth + 1) as object),
  };
};

const membersOf = (value: object, depth: number): unknown => {
  if (Array.isArray(value)) {
    return value.slice(0, membersMax).map((one: unknown) => redacted(one, depth + 1));
  }
  const entries = Object.entries(value).slice(0, membersMax);
  return Object.fromEntries(
    entries.map(([name, one]: [string, unknown]) => [
      name,
      secretName.test(name) ? hidden : redacted(one, depth + 1),
    ]),
  );
};

const objectOf = (value: object, depth: number): unknown => {
  if (isError(value)) return errorOf(value, depth);
  if (depth >= depthMax) return "…";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value) || isPlain(value)) return membersOf(value, depth);
  return `[${value.constructor.name}]`;
};

/** A value as a log may show it: an error by type, message and stack, an object of a class by its name. */
export const redacted = (value: unknown, depth = 0): unknown => {
  if (typeof value === "string") return redactedText(value);
  if (typeof value === "bigint") return String(value);
  return typeof value === "object" && value !== null ? objectOf(value, depth) : value;
};
