import { isMailAddress } from "../../platform/contract/email.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { signInProviders } from "./adapters/oidc/provider-list.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";
import {
  checked,
  integer,
  oneOf,
  optional,
  text,
  variable,
} from "../../platform/kernel/settings.ts";

/** As every new password of the API. */
const LENGTH = { min: 8, max: 200 } as const;
/** Distinct characters below which a password is a repetition. */
const DISTINCT = 4;

const weakness = (password: string): string | undefined => {
  if (password.length < LENGTH.min || password.length > LENGTH.max)
    return `is not strong enough: set ${LENGTH.min} to ${LENGTH.max} characters, or leave it out and one is made`;
  return new Set(password).size < DISTINCT
    ? "is a repetition and not strong enough: set another, or leave it out and one is made"
    : undefined;
};

export const settings = settingsOf({
  ADMIN_EMAIL: variable(
    "The administrator made at the first start",
    checked(
      text({ fallback: "admin@caravan.local", describe: "email of the first administrator" }),
      (email) =>
        isMailAddress(email) ? undefined : "is no e-mail address: set one such as ada@example.com",
    ),
  ),
  ADMIN_PASSWORD: variable(
    "That administrator's password",
    checked(
      optional(
        "password of the first administrator, at least 12 characters, else one is made and printed once",
      ),
      (password) => weakness(password ?? ""),
    ),
    { secret: true },
  ),
  ACCESS_TOKEN_TTL_S: variable(
    "Seconds an access token is believed; short, because nothing calls it back",
    integer({ min: 30, max: 900, fallback: 900 }),
  ),
  OIDC_PROVIDERS: variable(
    "Who else signs people in, by OpenID Connect: a JSON list, see docs/guides/sign-in-by-others.md",
    signInProviders,
    { secret: true, outside: true },
  ),
  SESSION_TTL_DAYS: variable(
    "Days a session lives without a refresh",
    integer({ min: 1, max: 365, fallback: 30 }),
  ),
  TOTP_REQUIRED: variable(
    "Whose tokens hold no scope until an authenticator app is set up: `staff`, or nobody's",
    oneOf(["off", "staff"], "off"),
  ),
  SHOP_NAME: shop.SHOP_NAME,
});
