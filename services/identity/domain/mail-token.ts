import { published } from "../../../platform/contract/contract.ts";
import type { Private } from "../../../platform/domain/decider.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { mailRequested } from "../identity.contract.ts";
import type { MailKind } from "../identity.schemas.ts";

/** How long a token of a mail is good, and how long it counts against the limit. */
export const TOKEN_MS = 3_600_000;
/** Mails of one kind to one account within that time. Of more than these none is needed: one sent before is good still. */
export const MAILS_MAX = 5;
/** Handing a mail over may take several attempts, each with a token of its own. */
const ISSUED_MAX = 10;

/** One mail to an account, and the hashes of its token: the token itself is stored nowhere. */
export interface MailToken {
  readonly id: string;
  /** The only thing that it is good for. */
  readonly kind: MailKind;
  /** Where the mail goes. */
  readonly email: string;
  readonly at: string;
  readonly hashes: readonly string[];
  readonly used?: true;
}

/** The mails of the last hour, the oldest first. */
export type MailTokens = readonly MailToken[];

export interface MailWish {
  readonly tokenId: string;
  readonly kind: MailKind;
  readonly email: string;
  readonly at: string;
}

export type MailTokenEvent =
  | Private<"mailTokenMade", MailWish>
  | Private<"mailTokenIssued", { tokenId: string; hash: string }>
  | Private<"mailTokenUsed", { tokenId: string }>;

const isRecent = ({ at }: MailToken, now: string): boolean => at > plusMs(now, -TOKEN_MS);

/** The events of a mail that is wanted; none when it was asked for already, or too often. */
export const requestMail = (tokens: MailTokens, userId: string, wish: MailWish) => {
  const { kind, tokenId, email, at } = wish;
  const alike = tokens.filter((one) => one.kind === kind && isRecent(one, at));
  if (alike.length >= MAILS_MAX || tokens.some(({ id }) => id === tokenId)) return [];
  return [
    { type: "mailTokenMade" as const, data: { tokenId, kind, email, at } },
    published(mailRequested, { userId, email, kind, tokenId }),
  ];
};

/** The mail that a token is issued for; undefined when it is too late. */
export const issuable = (
  tokens: MailTokens,
  { tokenId, at }: { readonly tokenId: string; readonly at: string },
): MailToken | undefined => {
  const token = tokens.find(({ id }) => id === tokenId);
  return token && !token.used && isRecent(token, at) && token.hashes.length < ISSUED_MAX
    ? token
    : undefined;
};

interface Presented {
  readonly hash: string;
  readonly kinds: readonly MailKind[];
  readonly at: string;
}

/** The mail whose token was presented; undefined when it is good for none of these. */
export const presented = (
  tokens: MailTokens,
  { hash, kinds, at }: Presented,
): MailToken | undefined =>
  tokens.find(
    (one) =>
      kinds.includes(one.kind) && !one.used && isRecent(one, at) && one.hashes.includes(hash),
  );

/** Another mail; what is older than an hour is forgotten. */
export const withMail = (
  tokens: MailTokens,
  { tokenId: id, kind, email, at }: MailWish,
): MailTokens => [
  ...tokens.filter((one) => isRecent(one, at)),
  { id, kind, email, at, hashes: [] },
];

const changed = (tokens: MailTokens, id: string, change: (token: MailToken) => MailToken) =>
  tokens.map((token) => (token.id === id ? change(token) : token));

export const withHash = (tokens: MailTokens, tokenId: string, hash: string): MailTokens =>
  changed(tokens, tokenId, (token) => ({ ...token, hashes: [...token.hashes, hash] }));

/** Whoever knew of the account what it took before may have asked for these. */
export const withoutTokens = (tokens: MailTokens): MailTokens =>
  tokens.map((token) => ({ ...token, hashes: [], used: true }));

export const withUsed = (tokens: MailTokens, tokenId: string): MailTokens =>
  changed(tokens, tokenId, (token) => ({ ...token, hashes: [], used: true }));
