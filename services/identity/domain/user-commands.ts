/** What a user is, and what may be done with one. */
import type {
  Decision as DecisionOf,
  Private,
  Published,
} from "../../../platform/domain/decider.ts";
import type { emailConfirmed, mailRequested, registered } from "../identity.contract.ts";
import type { Scope } from "../identity.schemas.ts";
import type { MailTokenEvent, MailTokens, MailWish } from "./mail-token.ts";

/** The scopes of every role there is, by its id. */
export type RoleScopes = ReadonlyMap<string, readonly Scope[]>;

/** The old address and the new one: who reads the mails of each must agree. */
export type EmailSide = "leave" | "enter";

export interface EmailChange {
  readonly email: string;
  readonly at: string;
  /** Id of the mail to each side that has to agree still. */
  readonly open: { readonly [S in EmailSide]?: string };
}

/** An authenticator app. */
export interface Totp {
  /** What the app has too, base64url. */
  readonly secret: string;
  /** When a code of the app was shown; absent: nobody is asked for one yet. */
  readonly since?: string;
  /** The time of the last code that was used, in steps of 30 s since 1970: it is good no more, nor is one before it. */
  readonly step: number;
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[];
}

/** What a code fits: a time, or the hash of a recovery code. */
export type TotpProof = { readonly step: number } | { readonly recovery: string };

export type TotpCommand =
  | { readonly type: "SetUpTotp"; readonly secret: string }
  | {
      readonly type: "ConfirmTotp";
      /** What the code was compared with. */
      readonly secret: string;
      readonly step: number;
      readonly recovery: readonly string[];
      readonly at: string;
    }
  | { readonly type: "UseTotp"; readonly secret: string; readonly proof: TotpProof }
  | {
      readonly type: "RemoveTotp";
      /** Tokens of before are refused from then on. */
      readonly lostAt?: string;
    };

export type TotpEvent =
  | Private<"totpSetUp", { secret: string }>
  | Private<"totpConfirmed", { step: number; recovery: readonly string[]; at: string }>
  | Private<"totpUsed", TotpProof>
  | Private<"totpRemoved", { lostAt?: string }>;

/** A credential: what a person signs in with, and what they may do. */
export interface User {
  readonly id: string;
  /** Empty until registered, and after closing. */
  readonly email: string;
  readonly name?: string;
  readonly passwordHash: string;
  /** The password is one that staff may have; absent: it is not, or nobody knows. */
  readonly fitForStaff?: true;
  /** All that the user may do: scopes of their own, and of their roles; none while deactivated. */
  readonly scopes: readonly Scope[];
  /** Those that no role gives; absent while there was no role: all. */
  readonly ownScopes?: readonly Scope[];
  readonly roles?: readonly string[];
  /** Locked out since. */
  readonly deactivatedAt?: string;
  readonly createdAt: string;
  /** When the person has last shown that mails to the address reach them; absent from accounts of earlier versions. */
  readonly confirmedAt?: string;
  /** Absent: the password alone signs in. */
  readonly totp?: Totp;
  /** Absent: none was ever asked for. */
  readonly mailTokens?: MailTokens;
  /** What the address is to become. */
  readonly emailChange?: EmailChange;
  /** Sessions that were opened before are over, but for one. */
  readonly passwordAt?: string;
  readonly keptSession?: string;
  /** When scopes were taken away, or the account was closed, last: access tokens of before then are good no more. */
  readonly restrictedAt?: string;
  /** How often that was done. */
  readonly restrictions?: number;
  /** The person was erased: nobody signs in with this any more. */
  readonly closed?: true;
}

export type UserCommand =
  | TotpCommand
  | {
      readonly type: "Register";
      readonly email: string;
      readonly name?: string;
      readonly passwordHash: string;
      readonly fitForStaff?: true;
      readonly scopes: readonly Scope[];
      /** Of the mail that has the address confirmed; without it none is sent. */
      readonly tokenId?: string;
      readonly at: string;
    }
  | {
      /** By a provider that has proven the address; without a password. */
      readonly type: "RegisterExternal";
      readonly email: string;
      readonly name?: string;
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
  | { readonly type: "SignInMailed"; readonly hash: string; readonly at: string }
  | {
      readonly type: "ResetPassword";
      readonly hash: string;
      readonly passwordHash: string;
      readonly fitForStaff?: true;
      readonly at: string;
    }
  | {
      readonly type: "Rehash";
      readonly from: string;
      readonly passwordHash: string;
      readonly fitForStaff?: true;
    }
  | {
      readonly type: "ChangePassword";
      /** The hash that the current password was compared with. */
      readonly from: string;
      readonly passwordHash: string;
      readonly fitForStaff?: true;
      readonly sessionId: string;
      readonly tokenId: string;
      readonly at: string;
    }
  | {
      readonly type: "ChangeEmail";
      readonly email: string;
      readonly leaveId: string;
      /** Absent: the address is another account's, whose owner is the one to be written to. */
      readonly enterId?: string;
      readonly at: string;
    }
  | {
      readonly type: "Grant";
      /** Absent: those of before. */
      readonly scopes?: readonly Scope[];
      readonly roles?: readonly string[];
      /** Every role there is; without them nobody has one. */
      readonly known?: RoleScopes;
      readonly at: string;
    }
  | {
      readonly type: "AcceptInvitation";
      readonly email: string;
      readonly name?: string;
      /** Absent: by a provider that the person signs in with from now on. */
      readonly passwordHash?: string;
      readonly fitForStaff?: true;
      readonly roles: readonly string[];
      readonly known: RoleScopes;
      readonly at: string;
    }
  | { readonly type: "Deactivate"; readonly at: string }
  | { readonly type: "Reactivate"; readonly known: RoleScopes; readonly at: string }
  | { readonly type: "Close"; readonly at: string };

export type Command<T extends UserCommand["type"]> = Extract<UserCommand, { type: T }>;

export type UserEvent =
  | Published<typeof registered>
  | Published<typeof emailConfirmed>
  | Published<typeof mailRequested>
  | MailTokenEvent
  | TotpEvent
  | Private<"joined", Omit<Command<"Register">, "type" | "tokenId">>
  | Private<"confirmed", { at: string }>
  | Private<"passwordSet", { passwordHash: string; fitForStaff?: true; keep?: string; at: string }>
  | Private<"rehashed", { passwordHash: string; fitForStaff?: true }>
  | Private<"emailChangeBegun", EmailChange>
  | Private<"emailSideConfirmed", { side: EmailSide }>
  | Private<"emailChanged", { email: string; at: string }>
  | Private<
      "granted",
      {
        scopes: readonly Scope[];
        own?: readonly Scope[];
        roles?: readonly string[];
        lostAt?: string;
      }
    >
  | Private<"deactivated", { at: string }>
  | Private<"reactivated", Record<never, never>>
  | Private<"closed", { at: string }>;
export type UserDecision = DecisionOf<UserEvent>;
