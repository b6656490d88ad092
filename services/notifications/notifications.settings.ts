import { isMailAddress } from "../../platform/contract/email.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";
import {
  checked,
  integer,
  oneOf,
  optional,
  text,
  variable,
} from "../../platform/kernel/settings.ts";

const inProduction = process.env.NODE_ENV === "production";

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
    checked(text({ fallback: "shop@caravan.local", describe: "sender of mails" }), (sender) => {
      const address = /^[^<>@"]{0,100}<(?<address>[^<>]{3,254})>$/u.exec(sender)?.groups?.[
        "address"
      ];
      return isMailAddress(address ?? sender)
        ? undefined
        : "is no sender: set an address, shop@example.com, or a name with one, Shop <shop@example.com>";
    }),
  ),
  ACCOUNT_URL: variable(
    "The storefront's page that takes what mails about accounts link to: its address, then `#`, the kind of the mail, `=` and the token. Without it those mails hold the token alone",
    checked(
      optional("page of the storefront, https://shop.example/account"),
      (url = "https://shop.example/account") =>
        /^https?:\/\/[^#]+$/u.test(url) && URL.canParse(url)
          ? undefined
          : "is no address of a page: set https://shop.example/account, without a #, or leave it out",
    ),
  ),
  MANUAL_CONFIRMATION: variable(
    "Who confirms an order that is paid by `manual`: the shop by itself, or staff, who send its mail by `POST /v1/messages/{id}/resend`. An order of nothing is always confirmed",
    oneOf(["auto", "staff"], inProduction ? "staff" : "auto"),
    { fallback: "auto, with NODE_ENV=production staff" },
  ),
  MAILS_PER_RECIPIENT: variable(
    "Mails that one address is sent within an hour, 0: any number. More are held until staff send them",
    integer({ min: 0, max: 100_000, fallback: 20 }),
  ),
  SHOP_NAME: shop.SHOP_NAME,
});

/** Of a mail that is written: without a server it is only stored. */
export const initialStatus = settings.SMTP_URL === undefined ? "kept" : "queued";
