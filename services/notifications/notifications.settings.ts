import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { optional, text } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  SMTP_URL: optional("SMTP server, smtp://user:password@host:587; without it mails are only kept"),
  MAIL_FROM: text({ fallback: "shop@caravan.local", describe: "sender of mails" }),
  SHOP_NAME: text({ fallback: "Caravan" }),
});

/** Of a mail that is written: without a server it is only stored. */
export const initialStatus = settings.SMTP_URL === undefined ? "kept" : "queued";
