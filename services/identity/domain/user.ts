import { pick, published } from "../../../platform/contract/contract.ts";
import { commands, evolver, unchanged, type Decider } from "../../../platform/domain/decider.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { emailConfirmed, registered } from "../identity.contract.ts";
import { User as View, type UserView } from "../identity.schemas.ts";
import {
  changeEmail,
  changePassword,
  confirm,
  evolveCredentials,
  issue,
  pendingEmail,
  rehash,
  reset,
  signInMailed,
  wish,
} from "./credentials.ts";
import { requestMail } from "./mail-token.ts";
import { restricted } from "./restricted.ts";
import { deactivate, evolveStaff, grant, reactivate } from "./staff.ts";
import { acceptInvitation } from "./joining.ts";
import { confirmTotp, evolveTotp, removeTotp, setUpTotp, useTotp } from "./totp.ts";
import type { Command, User, UserCommand, UserDecision, UserEvent } from "./user-commands.ts";

export type { User, UserCommand, UserEvent } from "./user-commands.ts";

// "joined" and "granted" are private: the hash and the scopes are nobody else's business.
const register = (user: User, command: Command<"Register">): UserDecision => {
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

const registerExternal = (
  user: User,
  { email, name, at }: Command<"RegisterExternal">,
): UserDecision => {
  if (user.email !== "") return [];
  const joined = { email, ...defined({ name }), passwordHash: "", scopes: [], at };
  return [
    { type: "joined", data: joined },
    published(registered, { userId: user.id, email, ...defined({ name }) }),
    { type: "confirmed", data: { at } },
    published(emailConfirmed, { userId: user.id, email }),
  ];
};

/** Staff keep their account: it is the shop's, not the customer's. */
const close = (user: User, { at }: Command<"Close">): UserDecision =>
  user.email === "" || user.closed || user.scopes.length > 0
    ? []
    : [{ type: "closed", data: { at } }];

/** In the place of an address that was erased: unique, and nobody's. */
export const erasedEmail = (userId: string): string => `${userId}@erased.invalid`;

/** Decisions about a user. */
export const userDecider: Decider<User, UserCommand, UserEvent> = {
  initial: (id) => ({ id, email: "", passwordHash: "", scopes: [], createdAt: "" }),
  decide: commands<User, UserCommand, UserEvent>({
    Register: register,
    RegisterExternal: registerExternal,
    RequestMail: wish,
    IssueToken: issue,
    Confirm: confirm,
    ResetPassword: reset,
    SignInMailed: signInMailed,
    Rehash: rehash,
    ChangePassword: changePassword,
    ChangeEmail: changeEmail,
    SetUpTotp: setUpTotp,
    ConfirmTotp: confirmTotp,
    UseTotp: useTotp,
    RemoveTotp: removeTotp,
    Grant: grant,
    AcceptInvitation: acceptInvitation,
    Deactivate: deactivate,
    Reactivate: reactivate,
    Close: close,
  }),
  evolve: evolver<User, UserEvent>({
    joined: (user, { at, ...joined }) => ({ ...user, ...joined, createdAt: at }),
    "identity.registered": unchanged,
    "identity.emailConfirmed": unchanged,
    "identity.mailRequested": unchanged,
    ...evolveCredentials,
    ...evolveStaff,
    ...evolveTotp,
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
export const toUser = (
  { roles, totp, ...user }: User & { readonly version: number },
  now: string,
): UserView =>
  pick(View, {
    ...user,
    ...defined({
      pendingEmail: pendingEmail(user, now),
      roles: roles && [...roles],
      totpSince: totp?.since,
    }),
    emailConfirmed: user.confirmedAt !== undefined,
    scopes: [...user.scopes],
  });

/** Addresses are compared without regard to case: nobody has two that differ in it alone. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
