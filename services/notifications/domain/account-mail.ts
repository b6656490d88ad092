import type { mailRequested } from "../../identity/identity.contract.ts";
import type { Published } from "../../../platform/domain/decider.ts";
import { compose, escape, type Mail } from "./mail.ts";

export type AccountMailKind = Published<typeof mailRequested>["data"]["kind"];

/** Stands where the mail itself has the token: staff read mails, and must not act as others. */
export const TOKEN_PLACE = "[only in the mail itself]";

interface Wording {
  readonly subject: string;
  /** Nothing that strangers chose, such as a name: anybody can have these mails sent to anybody. */
  readonly paragraphs: readonly string[];
  readonly hasToken: boolean;
}

const ignore = "If this was not you, there is nothing to do.";
const forOneHour = "It is good for one hour and for one use:";

const wordings: { readonly [K in AccountMailKind]: Wording } = {
  confirmEmail: {
    subject: "please confirm your address",
    paragraphs: [
      "Hello,",
      `an account was made with this address. ${ignore}`,
      `If it was you, confirm the address, signed in to the account, with this. ${forOneHour}`,
    ],
    hasToken: true,
  },
  accountExists: {
    subject: "you have an account already",
    paragraphs: [
      "Hello,",
      `somebody, perhaps you, wanted to make an account with this address. There is one. ${ignore}`,
      "If it was you, sign in; if you do not know the password any more, have it reset.",
    ],
    hasToken: false,
  },
  resetPassword: {
    subject: "another password",
    paragraphs: [
      "Hello,",
      `somebody, perhaps you, wants another password for the account with this address. ${ignore}`,
      `If it was you, set it with this. ${forOneHour}`,
    ],
    hasToken: true,
  },
  signIn: {
    subject: "sign in",
    paragraphs: [
      "Hello,",
      `somebody, perhaps you, wants to sign in to the account with this address. ${ignore}`,
      `If it was you, sign in with this. ${forOneHour}`,
    ],
    hasToken: true,
  },
  passwordChanged: {
    subject: "your password was changed",
    paragraphs: [
      "Hello,",
      "the password of the account with this address was changed, and all other sessions have ended.",
      "If this was not you, have the password reset now, and let us know.",
    ],
    hasToken: false,
  },
  leaveEmail: {
    subject: "another address for your account",
    paragraphs: [
      "Hello,",
      "somebody who knows the password of your account wants another address for it. If this was not you, change the password now.",
      `If it was you, confirm it here and at the new address, signed in to the account. ${forOneHour}`,
    ],
    hasToken: true,
  },
  enterEmail: {
    subject: "confirm your new address",
    paragraphs: [
      "Hello,",
      `an account is to have this address from now on. ${ignore}`,
      `If it was you, confirm it, signed in to the account, with this. ${forOneHour}`,
    ],
    hasToken: true,
  },
};

/** A mail about an account; a token stands in it as `TOKEN_PLACE`. */
export const accountMail = (shop: string, kind: AccountMailKind): Mail => {
  const { subject, paragraphs, hasToken } = wordings[kind];
  const token = hasToken ? [TOKEN_PLACE] : [];
  return compose(`${shop}: ${subject}`, [...paragraphs, ...token], [], shop);
};

export const hasToken = (kind: AccountMailKind): boolean => wordings[kind].hasToken;

/**
 * A mail with its token: in a link to `page` where the shop has one, else as it is. It follows a `#`, so that
 * servers and their logs do not get it.
 */
export const withToken = <M extends Mail>(
  mail: M,
  {
    kind,
    token,
    page,
  }: { readonly kind: string; readonly token: string; readonly page?: string | undefined },
): M => {
  const shown = page === undefined ? token : `${page}#${kind}=${token}`;
  const html = page === undefined ? shown : `<a href="${escape(shown)}">${escape(shown)}</a>`;
  return {
    ...mail,
    text: mail.text.replaceAll(TOKEN_PLACE, () => shown),
    html: mail.html.replaceAll(TOKEN_PLACE, () => html),
  };
};
