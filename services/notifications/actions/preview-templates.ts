import type { Handler } from "../../../platform/broker/context.ts";
import { renderMail, templateFor } from "../adapters/templates/render-mail.ts";
import { shopTemplates } from "../adapters/templates/shop-templates.ts";
import { exampleValues } from "../domain/examples.ts";
import { isMailKind } from "../domain/kinds.ts";
import * as contract from "../notifications.contract.ts";
import { pages, settings } from "../notifications.settings.ts";

/** GET /v1/mail-templates */
export const listTemplates: Handler<typeof contract.templates> = () => ({
  items: [...shopTemplates.byKind].map(([kind, all]) => ({
    kind,
    locales: [...all.values()].map(({ locale, overridden }) => ({ locale, overridden })),
  })),
});

/** GET /v1/mail-templates/{kind}/preview */
export const previewTemplate: Handler<typeof contract.preview> = (ctx) => {
  const { kind, locale } = ctx.params;
  if (!isMailKind(kind)) return contract.faults.MAIL_TEMPLATE_NOT_FOUND({ kind });
  const template = templateFor(shopTemplates, kind, locale);
  const values = exampleValues(kind, settings.CURRENCY, pages);
  const mail = renderMail(template, { shop: settings.SHOP_NAME, ...values });
  return { kind, locale: template.locale, ...mail };
};
