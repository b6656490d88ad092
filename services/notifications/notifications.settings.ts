import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";
import { checked, optional, text, variable } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  SMTP_URL: variable(
    "Where mails are handed to",
    checked(
      optional("SMTP server, smtp://user:password@host:587; without it mails are only kept"),
      (url = "") =>
        /^smtps?:\/\/./u.test(url) && URL.canParse(url)
          ? undefined
          : "is no address of a mail server: set smtp://user:password@host:587 (or smtps://), or leave it out",
    ),
    { secret: true, outside: true },
  ),
  MAIL_FROM: variable(
    "The sender of mails",
    text({ fallback: "shop@caravan.local", describe: "sender of mails" }),
  ),
  SHOP_NAME: shop.SHOP_NAME,
});

/** Of a mail that is written: without a server it is only stored. */
export const initialStatus = settings.SMTP_URL === undefined ? "kept" : "queued";
