/** What proves who a user is: the password, and the address that mails reach. */
import { published } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { emailConfirmed, faults } from "../identity.contract.ts";
import {
  issuable,
  presented,
  requestMail,
  TOKEN_MS,
  withHash,
  withMail,
  withoutTokens,
  withUsed,
  type MailToken,
  type MailWish,
} from "./mail-token.ts";
import { restricted } from "./restricted.ts";
import type { Command, EmailChange, EmailSide, User, UserDecision } from "./user-commands.ts";

const isOpen = ({ email, closed, deactivatedAt }: User): boolean =>
  email !== "" && !closed && deactivatedAt === undefined;

export const wish = (
  user: User,
  { type: _type, ...mail }: Command<"RequestMail">,
): UserDecision => {
  const { email, confirmedAt, mailTokens = [] } = user;
  const needless = mail.kind === "confirmEmail" && confirmedAt !== undefined;
  return isOpen(user) && !needless ? requestMail(mailTokens, user.id, { ...mail, email }) : [];
};

export const issue = (user: User, { tokenId, hash, at }: Command<"IssueToken">): UserDecision => {
  const token = issuable(user.mailTokens ?? [], { tokenId, at });
  if (!token) return faults.MAIL_TOKEN_INVALID();
  return token.hashes.includes(hash) ? [] : [{ type: "mailTokenIssued", data: { tokenId, hash } }];
};

const isConfirmed = (user: User, at: string) =>
  [
    { type: "confirmed", data: { at } },
    published(emailConfirmed, { userId: user.id, email: user.email }),
  ] as const;

/** The side that a mail was written to; undefined: the change is over, or another was begun since. */
const sideOf = ({ emailChange }: User, { id }: MailToken): EmailSide | undefined => {
  const sides: EmailSide[] = ["leave", "enter"];
  return sides.find((side) => emailChange?.open[side] === id);
};

const confirmSide = (user: User, side: EmailSide, at: string): UserDecision => {
  const { email = "", open = {} } = user.emailChange ?? {};
  const other: EmailSide = side === "leave" ? "enter" : "leave";
  if (open[other] !== undefined) return [{ type: "emailSideConfirmed", data: { side } }];
  return [
    { type: "emailChanged", data: { email, at } },
    published(emailConfirmed, { userId: user.id, email }),
  ];
};

export const confirm = (user: User, { hash, at }: Command<"Confirm">): UserDecision => {
  const kinds = ["confirmEmail", "leaveEmail", "enterEmail"] as const;
  const token = presented(user.mailTokens ?? [], { hash, kinds, at });
  if (!token) return faults.MAIL_TOKEN_INVALID();
  const used = { type: "mailTokenUsed", data: { tokenId: token.id } } as const;
  if (token.kind === "confirmEmail") {
    if (token.email !== user.email) return faults.MAIL_TOKEN_INVALID();
    return [used, ...isConfirmed(user, at)];
  }
  const side = sideOf(user, token);
  const events = side ? confirmSide(user, side, at) : faults.MAIL_TOKEN_INVALID();
  return "fault" in events ? events : [used, ...events];
};

/** The mail that a token signs in by; undefined: by none. */
export const signInMail = (
  user: User,
  { hash, at }: { readonly hash: string; readonly at: string },
): MailToken | undefined => {
  const token = presented(user.mailTokens ?? [], { hash, kinds: ["signIn"], at });
  return isOpen(user) && token?.email === user.email ? token : undefined;
};

/**
 * Whether a mailed token signs in by itself. Where the address was never confirmed, somebody else may have made the account
 * and have its password; and a mailbox is not all that staff need.
 */
export const needsPassword = ({ confirmedAt, scopes }: User): boolean =>
  confirmedAt === undefined || scopes.length > 0;

export const signInMailed = (user: User, { hash, at }: Command<"SignInMailed">): UserDecision => {
  const token = signInMail(user, { hash, at });
  if (!token) return faults.MAIL_TOKEN_INVALID();
  const used = { type: "mailTokenUsed", data: { tokenId: token.id } } as const;
  return [used, ...(user.confirmedAt === undefined ? isConfirmed(user, at) : [])];
};

/** The mail that a token sets another password by; undefined: by none. */
export const resetMail = (
  user: User,
  { hash, at }: { readonly hash: string; readonly at: string },
): MailToken | undefined => {
  const token = presented(user.mailTokens ?? [], { hash, kinds: ["resetPassword"], at });
  return isOpen(user) && token?.email === user.email ? token : undefined;
};

export const reset = (
  user: User,
  { hash, passwordHash, fitForStaff, at }: Command<"ResetPassword">,
): UserDecision => {
  if (!resetMail(user, { hash, at })) return faults.MAIL_TOKEN_INVALID();
  return [
    { type: "passwordSet", data: { passwordHash, ...defined({ fitForStaff }), at } },
    ...(user.confirmedAt === undefined ? isConfirmed(user, at) : []),
  ];
};

/** The same password, hashed as it is done today, and judged as a new one would be. */
export const rehash = (
  user: User,
  { from, passwordHash, fitForStaff }: Command<"Rehash">,
): UserDecision =>
  isOpen(user) && user.passwordHash === from
    ? [{ type: "rehashed", data: { passwordHash, ...defined({ fitForStaff }) } }]
    : [];

export const changePassword = (
  user: User,
  { from, passwordHash, fitForStaff, sessionId, tokenId, at }: Command<"ChangePassword">,
): UserDecision => {
  if (!isOpen(user) || user.passwordHash !== from) return faults.PASSWORD_WRONG();
  const mail: MailWish = { kind: "passwordChanged", tokenId, email: user.email, at };
  return [
    {
      type: "passwordSet",
      data: { passwordHash, ...defined({ fitForStaff }), keep: sessionId, at },
    },
    ...requestMail(user.mailTokens ?? [], user.id, mail),
  ];
};

export const changeEmail = (
  user: User,
  { email, leaveId, enterId, at }: Command<"ChangeEmail">,
): UserDecision => {
  if (!isOpen(user) || email === user.email || user.emailChange?.open.leave === leaveId) return [];
  const leaves = user.confirmedAt !== undefined;
  const tokens = user.mailTokens ?? [];
  const write = (kind: "leaveEmail" | "enterEmail", tokenId: string, to: string) =>
    requestMail(tokens, user.id, { kind, tokenId, email: to, at });
  // The side of an address that is another's stays open: nobody can close it.
  const open = { ...(leaves ? { leave: leaveId } : {}), enter: enterId ?? "" };
  return [
    { type: "emailChangeBegun", data: { email, at, open } },
    ...(leaves ? write("leaveEmail", leaveId, user.email) : []),
    ...(enterId === undefined ? [] : write("enterEmail", enterId, email)),
  ];
};

const without = (open: EmailChange["open"], side: EmailSide): EmailChange["open"] => {
  const { [side]: _done, ...rest } = open;
  return rest;
};

/** What `email` is to become, as long as its mails are good. */
export const pendingEmail = ({ emailChange }: User, now: string): string | undefined =>
  emailChange && emailChange.at > plusMs(now, -TOKEN_MS) ? emailChange.email : undefined;

interface PasswordSet {
  readonly passwordHash: string;
  readonly fitForStaff?: true;
  readonly keep?: string;
  readonly at: string;
}

/** Steps of the evolver. */
export const evolveCredentials = {
  confirmed: (user: User, { at }: { at: string }): User => ({ ...user, confirmedAt: at }),
  passwordSet: (
    { emailChange: _change, keptSession: _kept, fitForStaff: _fit, ...user }: User,
    { passwordHash, fitForStaff, keep, at }: PasswordSet,
  ): User => ({
    ...user,
    passwordHash,
    ...defined({ fitForStaff }),
    passwordAt: at,
    ...(keep === undefined ? restricted(user, at) : { keptSession: keep }),
    mailTokens: withoutTokens(user.mailTokens ?? []),
  }),
  rehashed: (user: User, { passwordHash, fitForStaff }: Omit<PasswordSet, "at">): User => ({
    ...user,
    passwordHash,
    ...defined({ fitForStaff }),
  }),
  emailChangeBegun: (user: User, emailChange: EmailChange): User => ({ ...user, emailChange }),
  emailSideConfirmed: (user: User, { side }: { side: EmailSide }): User =>
    user.emailChange
      ? {
          ...user,
          emailChange: { ...user.emailChange, open: without(user.emailChange.open, side) },
        }
      : user,
  emailChanged: (
    { emailChange: _done, ...user }: User,
    { email, at }: { email: string; at: string },
  ): User => ({
    ...user,
    email,
    confirmedAt: at,
    mailTokens: withoutTokens(user.mailTokens ?? []),
  }),
  mailTokenMade: (user: User, mail: MailWish): User => ({
    ...user,
    mailTokens: withMail(user.mailTokens ?? [], mail),
  }),
  mailTokenIssued: (user: User, { tokenId, hash }: { tokenId: string; hash: string }): User => ({
    ...user,
    mailTokens: withHash(user.mailTokens ?? [], tokenId, hash),
  }),
  mailTokenUsed: (user: User, { tokenId }: { tokenId: string }): User => ({
    ...user,
    mailTokens: withUsed(user.mailTokens ?? [], tokenId),
  }),
};
