import type { mailRequested } from "../../identity/identity.contract.ts";
import type { Published } from "../../../platform/domain/decider.ts";
import { TOKEN_PLACE, type Values } from "./mail.ts";

export type AccountMailKind = Published<typeof mailRequested>["data"]["kind"];

/** Whether a mail holds a token. */
const withTokens: { readonly [K in AccountMailKind]: boolean } = {
  confirmEmail: true,
  accountExists: false,
  resetPassword: true,
  signIn: true,
  passwordChanged: false,
  leaveEmail: true,
  enterEmail: true,
  invitation: true,
};

export const accountMailKinds = Object.keys(withTokens) as readonly AccountMailKind[];

export const hasToken = (kind: AccountMailKind): boolean => withTokens[kind];

/**
 * What a mail about an account shows: a link to `page` where the shop has one, else the token. It follows a `#`, so that
 * servers and their logs do not get it. Nothing that strangers chose, such as a name: anybody can have these mails sent to anybody.
 */
export const accountValues = (kind: AccountMailKind, page: string | undefined): Values => {
  if (!hasToken(kind)) return {};
  return page === undefined
    ? { token: TOKEN_PLACE }
    : { token: TOKEN_PLACE, link: `${page}#${kind}=${TOKEN_PLACE}` };
};
