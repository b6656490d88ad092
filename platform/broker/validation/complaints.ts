/** What a refusal says of one mistake: a whole sentence with the field, what is allowed and what was sent. */
import { ownValue } from "../../kernel/own-value.ts";
import { complaintsMax } from "./bounded-rules.ts";

/** As fastest-validator makes them. */
export interface RawComplaint {
  readonly type: string;
  readonly field?: string;
  readonly message?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** As they leave the service: without the value that was refused. */
export interface Complaint {
  readonly type: string;
  /** `lines[0].quantity` */
  readonly field: string;
  readonly message: string;
  /** The name of a field that is not allowed in `field`. */
  readonly actual?: string;
}

/** What is refused may be long: of names, values and lists of what is allowed so much is repeated. */
const nameMax = 100;
const shownMax = 40;
const allowedMax = 300;

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max).toWellFormed()}…`;

/** Names of fields whose values are never repeated. */
const secret = /password|token|secret|session|key|card|cvc|iban|totp/iu;

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : "text";
};

const sent = (value: unknown, field: string): string => {
  if (value === undefined) return "nothing";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return kindOf(value);
  if (secret.test(field)) return "other text";
  return value.length > shownMax ? `text of ${value.length} characters` : JSON.stringify(value);
};

type Sentence = (complaint: Required<RawComplaint>, name: string) => string;

const must =
  (what: (expected: string) => string): Sentence =>
  ({ expected, actual, field }, name) =>
    `${name} must be ${what(String(expected))}, but ${sent(actual, field)} was sent.`;

/** `actual` is a number of things. */
const mustHave =
  (what: (expected: string) => string): Sentence =>
  ({ expected, actual }, name) =>
    `${name} must have ${what(String(expected))}, but has ${String(actual)}.`;

const counted = (count: string, noun: string): string =>
  count === "1" ? `1 ${noun}` : `${count} ${noun}s`;

const pattern: Sentence = ({ message, actual, field }, name) =>
  `${name} must match ${message}, but ${sent(actual, field)} was sent.`;

const sentences: Readonly<Record<string, Sentence>> = {
  required: ({ actual }, name) =>
    actual === null
      ? `${name} must not be null, but null was sent.`
      : `${name} is required, but nothing was sent.`,
  string: must(() => "text"),
  stringEmpty: mustHave(() => "at least 1 character"),
  stringMin: mustHave((count) => `at least ${counted(count, "character")}`),
  stringMax: mustHave((count) => `at most ${counted(count, "character")}`),
  stringPattern: pattern,
  text: ({ expected }, name) => `${name} ${String(expected)}.`,
  number: must(() => "a number"),
  numberInteger: must(() => "a whole number"),
  numberMin: must((least) => `at least ${least}`),
  numberMax: must((most) => `at most ${most}`),
  boolean: must(() => "true or false"),
  array: must(() => "a list"),
  arrayMin: mustHave((count) => `at least ${counted(count, "member")}`),
  arrayMax: mustHave((count) => `at most ${counted(count, "member")}`),
  arrayUnique: ({ actual }, name) =>
    `${name} must not have the same member twice, but some of its ${String(actual)} are the same.`,
  object: must(() => "an object"),
  record: must(() => "an object"),
  enumValue: must((values) => (values === "" ? "null" : `one of ${cut(values, allowedMax)}`)),
  equalValue: must((value) => cut(value, allowedMax)),
  unprintable: () => "A value that was sent has no printable form: send text, numbers or lists.",
};

const unknownFields = ({ field = "", expected, actual }: RawComplaint): Complaint[] => {
  const allowed = String(expected) === "" ? "none are" : `${cut(String(expected), allowedMax)}`;
  return String(actual)
    .split(", ", complaintsMax)
    .map((whole) => {
      const name = cut(whole, nameMax);
      const place = field === "" ? "here" : `in "${cut(field, nameMax)}"`;
      const message = `There is no field "${name}" ${place}; allowed: ${allowed}.`;
      return { type: "objectStrict", field: cut(field, allowedMax), actual: name, message };
    });
};

const complaintOf = (raw: RawComplaint): Complaint[] => {
  if (raw.type === "objectStrict") return unknownFields(raw);
  const { type, field = "", message = "", expected = "", actual } = raw;
  const name = field === "" ? "The request" : `"${cut(field, nameMax)}"`;
  const sentence = ownValue(sentences, type);
  const all = { type, field, message, expected, actual };
  const text = sentence ? sentence(all, name) : `${name} is not valid: ${message}`;
  return [{ type, field: cut(field, allowedMax), message: cut(text, 2 * allowedMax) }];
};

/** One for each mistake: a text that is too short and matches no pattern is one. */
export const complaintsOf = (raw: readonly RawComplaint[]): Complaint[] => {
  const first = new Map<string, RawComplaint>();
  for (const one of raw) {
    const place = `${one.type === "objectStrict"} ${one.field ?? ""}`;
    if (!first.has(place)) first.set(place, one);
  }
  return [...first.values()].flatMap(complaintOf).slice(0, complaintsMax);
};
