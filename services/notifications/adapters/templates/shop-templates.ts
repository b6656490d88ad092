import { settingProblem } from "../../../../platform/runtime/environment.settings.ts";
import { mailKinds } from "../../domain/kinds.ts";
import { settings } from "../../notifications.settings.ts";
import { loadTemplates, type MailTemplates } from "./load-templates.ts";
import { localesFor } from "./render-mail.ts";

const loaded = loadTemplates(settings.MAIL_TEMPLATES, settings.MAIL_LOCALE);

/** The templates of this shop, read once: another text takes another start. */
export const shopTemplates: MailTemplates = loaded.templates;

for (const problem of loaded.problems)
  settingProblem(`MAIL_TEMPLATES ${JSON.stringify(settings.MAIL_TEMPLATES)} ${problem}`);

const { byKind, fallback } = shopTemplates;
const lacking = mailKinds.filter(
  (kind) => !localesFor(fallback).some((locale) => byKind.get(kind)?.has(locale)),
);
if (lacking.length > 0 && loaded.problems.length === 0)
  settingProblem(
    `MAIL_LOCALE ${JSON.stringify(fallback)} has no templates of ${lacking.join(", ")}: set en or de, or add them to MAIL_TEMPLATES`,
  );
