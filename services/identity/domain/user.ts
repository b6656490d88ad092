import { fact } from "../../../platform/contract/contract.ts";
import type { Decider, Decision, Fact } from "../../../platform/domain/decider.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { registered, type Scope, type UserView } from "../identity.contract.ts";

/** A credential: what a person signs in with, and what they may do. */
export interface User {
  readonly id: string;
  /** Empty until registered, and after closing. */
  readonly email: string;
  readonly name?: string;
  readonly passwordHash: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
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
  | { readonly type: "Grant"; readonly scopes: readonly Scope[] }
  | { readonly type: "Close" };

// "joined" and "granted" stay inside: the hash and the scopes are nobody else's business.
const register = (user: User, command: Extract<UserCommand, { type: "Register" }>): Decision => {
  if (user.email !== "") return [];
  const { type: _type, ...joined } = command;
  const { email, name } = joined;
  return [
    { type: "joined", data: joined },
    fact(registered, { userId: user.id, email, ...(name === undefined ? {} : { name }) }),
  ];
};

const grant = (user: User, scopes: readonly Scope[]): Decision => {
  if (user.email === "" || user.closed) return common.NOT_FOUND({ id: user.id });
  const wanted = [...new Set(scopes)].sort();
  if (wanted.join() === [...user.scopes].join()) return [];
  return [{ type: "granted", data: { scopes: wanted } }];
};

/** Staff keep their account: it is the shop's, not the customer's. */
const close = (user: User): Decision =>
  user.email === "" || user.closed || user.scopes.length > 0 ? [] : [{ type: "closed", data: {} }];

/** In the place of an address that was erased: unique, and nobody's. */
export const erasedEmail = (userId: string): string => `${userId}@erased.invalid`;

const evolveClosed = ({ id, createdAt }: User): User => ({
  id,
  email: erasedEmail(id),
  passwordHash: "",
  scopes: [],
  createdAt,
  closed: true,
});

/** Decisions about a user. */
export const userDecider: Decider<User, UserCommand, Fact> = {
  initial: (id) => ({ id, email: "", passwordHash: "", scopes: [], createdAt: "" }),
  decide(user, command) {
    if (command.type === "Register") return register(user, command);
    return command.type === "Grant" ? grant(user, command.scopes) : close(user);
  },
  evolve(user, { type, data }) {
    if (type === "joined") {
      const { at, ...rest } = data as unknown as Omit<User, "id" | "createdAt"> & { at: string };
      return { ...user, ...rest, createdAt: at };
    }
    if (type === "closed") return evolveClosed(user);
    return type === "granted" ? { ...user, scopes: data["scopes"] as readonly Scope[] } : user;
  },
};

/** What others may see of a user. */
export const viewOf = (user: User & { readonly version: number }): UserView => ({
  id: user.id,
  email: user.email,
  ...(user.name === undefined ? {} : { name: user.name }),
  scopes: [...user.scopes],
  createdAt: user.createdAt,
  version: user.version,
});

/** Addresses are compared without regard to case: nobody has two that differ in it alone. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
