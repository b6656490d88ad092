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
import type { Pages } from "./domain/examples.ts";

/** A page of the storefront that mails link to: what follows a `#` is ours. */
const page = (example: string) =>
  checked(optional(`page of the storefront, ${example}`), (url = example) =>
    /^https?:\/\/[^#]+$/u.test(url) && URL.canParse(url)
      ? undefined
      : `is no address of a page: set ${example}, without a #, or leave it out`,
  );

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
    page("https://shop.example/account"),
  ),
  ORDER_URL: variable(
    "The storefront's page of an order, which mails about orders link to: its address, then `#order=`, the order's id, `&token=` and a token that ends after ORDER_LINK_DAYS. Without it those mails have no link",
    page("https://shop.example/order"),
  ),
  MAIL_TEMPLATES: variable(
    "A folder with templates of mails that take the place of those of the same name here, or are in further languages",
    optional("folder"),
  ),
  MAIL_LOCALE: variable(
    "The language of mails to whom no order names another, and where there is no template in it",
    text({
      fallback: "en",
      pattern: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/u,
      describe: "locale with templates, such as en or de",
    }),
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
  CURRENCY: shop.CURRENCY,
});

/** Of a mail that is written: without a server it is only stored. */
export const initialStatus = settings.SMTP_URL === undefined ? "kept" : "queued";

/** Where this shop's mails link to. */
export const pages: Pages = { account: settings.ACCOUNT_URL, order: settings.ORDER_URL };
