import { pick, published } from "../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  unchanged,
  type Decider,
  type Decision as DecisionOf,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { emailConfirmed, faults, mailRequested, registered } from "../identity.contract.ts";
import { User as View, type Scope, type UserView } from "../identity.schemas.ts";
import {
  issuable,
  presented,
  requestMail,
  withHash,
  withMail,
  withUsed,
  type MailTokenEvent,
  type MailTokens,
  type MailWish,
} from "./mail-token.ts";

/** A credential: what a person signs in with, and what they may do. */
export interface User {
  readonly id: string;
  /** Empty until registered, and after closing. */
  readonly email: string;
  readonly name?: string;
  readonly passwordHash: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  /** When the person has last shown that mails to the address reach them; absent from accounts of earlier versions. */
  readonly confirmedAt?: string;
  /** Absent: none was ever asked for. */
  readonly mailTokens?: MailTokens;
  /** When scopes were taken away, or the account was closed, last: access tokens of before then are good no more. */
  readonly restrictedAt?: string;
  /** How often that was done. */
  readonly restrictions?: number;
  /** The person was erased: nobody signs in with this any more. */
  readonly closed?: true;
}

export type UserCommand =
  | {
      readonly type: "Register";
      readonly email: string;
      readonly name?: string;
      readonly passwordHash: string;
      readonly scopes: readonly Scope[];
      /** Of the mail that has the address confirmed; without it none is sent. */
      readonly tokenId?: string;
      readonly at: string;
    }
  | ({ readonly type: "RequestMail" } & Omit<MailWish, "email">)
  | {
      readonly type: "IssueToken";
      readonly tokenId: string;
      readonly hash: string;
      readonly at: string;
    }
  | { readonly type: "Confirm"; readonly hash: string; readonly at: string }
  | { readonly type: "Grant"; readonly scopes: readonly Scope[]; readonly at: string }
  | { readonly type: "Close"; readonly at: string };

type Command<T extends UserCommand["type"]> = Extract<UserCommand, { type: T }>;

export type UserEvent =
  | Published<typeof registered>
  | Published<typeof emailConfirmed>
  | Published<typeof mailRequested>
  | MailTokenEvent
  | Private<"joined", Omit<Command<"Register">, "type" | "tokenId">>
  | Private<"confirmed", { at: string }>
  | Private<"granted", { scopes: readonly Scope[]; lostAt?: string }>
  | Private<"closed", { at: string }>;
type Decision = DecisionOf<UserEvent>;

// "joined" and "granted" are private: the hash and the scopes are nobody else's business.
const register = (user: User, command: Command<"Register">): Decision => {
  if (user.email !== "") return [];
  const { type: _type, tokenId, ...joined } = command;
  const { email, name, at } = joined;
  const mail = { kind: "confirmEmail", tokenId: tokenId ?? "", email, at } as const;
  return [
    { type: "joined", data: joined },
    published(registered, { userId: user.id, email, ...defined({ name }) }),
    ...(tokenId === undefined ? [] : requestMail([], user.id, mail)),
  ];
};

const isOpen = ({ email, closed }: User): boolean => email !== "" && !closed;

const wish = (user: User, { type: _type, ...mail }: Command<"RequestMail">): Decision => {
  const { email, confirmedAt, mailTokens = [] } = user;
  const needless = mail.kind === "confirmEmail" && confirmedAt !== undefined;
  return isOpen(user) && !needless ? requestMail(mailTokens, user.id, { ...mail, email }) : [];
};

const issue = (user: User, { tokenId, hash, at }: Command<"IssueToken">): Decision => {
  const token = issuable(user.mailTokens ?? [], { tokenId, at });
  if (!token) return faults.MAIL_TOKEN_INVALID();
  return token.hashes.includes(hash) ? [] : [{ type: "mailTokenIssued", data: { tokenId, hash } }];
};

const confirm = (user: User, { hash, at }: Command<"Confirm">): Decision => {
  const token = presented(user.mailTokens ?? [], { hash, kinds: ["confirmEmail"], at });
  if (token?.email !== user.email) return faults.MAIL_TOKEN_INVALID();
  return [
    { type: "mailTokenUsed", data: { tokenId: token.id } },
    { type: "confirmed", data: { at } },
    published(emailConfirmed, { userId: user.id, email: user.email }),
  ];
};

const grant = (user: User, { scopes, at }: Command<"Grant">): Decision => {
  if (user.email === "" || user.closed) return common.NOT_FOUND({ id: user.id });
  const wanted = [...new Set(scopes)].sort();
  if (wanted.join() === [...user.scopes].join()) return [];
  const lost = user.scopes.some((scope) => !wanted.includes(scope));
  return [{ type: "granted", data: { scopes: wanted, ...(lost ? { lostAt: at } : {}) } }];
};

/** Staff keep their account: it is the shop's, not the customer's. */
const close = (user: User, { at }: Command<"Close">): Decision =>
  user.email === "" || user.closed || user.scopes.length > 0
    ? []
    : [{ type: "closed", data: { at } }];

/** In the place of an address that was erased: unique, and nobody's. */
export const erasedEmail = (userId: string): string => `${userId}@erased.invalid`;

const restricted = (
  { restrictions = 0 }: { readonly restrictions?: number | undefined },
  at: string,
) => ({
  restrictedAt: at,
  restrictions: restrictions + 1,
});

/** Decisions about a user. */
export const userDecider: Decider<User, UserCommand, UserEvent> = {
  initial: (id) => ({ id, email: "", passwordHash: "", scopes: [], createdAt: "" }),
  decide: commands<User, UserCommand, UserEvent>({
    Register: register,
    RequestMail: wish,
    IssueToken: issue,
    Confirm: confirm,
    Grant: grant,
    Close: close,
  }),
  evolve: evolver<User, UserEvent>({
    joined: (user, { at, ...joined }) => ({ ...user, ...joined, createdAt: at }),
    "identity.registered": unchanged,
    "identity.emailConfirmed": unchanged,
    "identity.mailRequested": unchanged,
    confirmed: (user, { at }) => ({ ...user, confirmedAt: at }),
    mailTokenMade: (user, mail) => ({ ...user, mailTokens: withMail(user.mailTokens ?? [], mail) }),
    mailTokenIssued: (user, { tokenId, hash }) => ({
      ...user,
      mailTokens: withHash(user.mailTokens ?? [], tokenId, hash),
    }),
    mailTokenUsed: (user, { tokenId }) => ({
      ...user,
      mailTokens: withUsed(user.mailTokens ?? [], tokenId),
    }),
    granted: (user, { scopes, lostAt }) => ({
      ...user,
      scopes,
      ...(lostAt === undefined ? {} : restricted(user, lostAt)),
    }),
    closed: ({ id, createdAt, restrictions }, { at }) => ({
      id,
      email: erasedEmail(id),
      passwordHash: "",
      scopes: [],
      createdAt,
      ...restricted({ restrictions }, at),
      closed: true,
    }),
  }),
};

/** What others may see of a user. */
export const toUser = (user: User & { readonly version: number }): UserView =>
  pick(View, {
    ...user,
    emailConfirmed: user.confirmedAt !== undefined,
    scopes: [...user.scopes],
  });

/** Addresses are compared without regard to case: nobody has two that differ in it alone. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
