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
import { registered, User as View, type Scope, type UserView } from "../identity.contract.ts";

/** A credential: what a person signs in with, and what they may do. */
export interface User {
  readonly id: string;
  /** Empty until registered, and after closing. */
  readonly email: string;
  readonly name?: string;
  readonly passwordHash: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
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
      readonly at: string;
    }
  | { readonly type: "Grant"; readonly scopes: readonly Scope[]; readonly at: string }
  | { readonly type: "Close"; readonly at: string };

type Command<T extends UserCommand["type"]> = Extract<UserCommand, { type: T }>;

export type UserEvent =
  | Published<typeof registered>
  | Private<"joined", Omit<Command<"Register">, "type">>
  | Private<"granted", { scopes: readonly Scope[]; lostAt?: string }>
  | Private<"closed", { at: string }>;
type Decision = DecisionOf<UserEvent>;

// "joined" and "granted" are private: the hash and the scopes are nobody else's business.
const register = (user: User, command: Command<"Register">): Decision => {
  if (user.email !== "") return [];
  const { type: _type, ...joined } = command;
  const { email, name } = joined;
  return [
    { type: "joined", data: joined },
    published(registered, { userId: user.id, email, ...defined({ name }) }),
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
    Grant: grant,
    Close: close,
  }),
  evolve: evolver<User, UserEvent>({
    joined: (user, { at, ...joined }) => ({ ...user, ...joined, createdAt: at }),
    "identity.registered": unchanged,
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
  pick(View, { ...user, scopes: [...user.scopes] });

/** Addresses are compared without regard to case: nobody has two that differ in it alone. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
