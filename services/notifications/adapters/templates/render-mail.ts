import type { MailKind } from "../../domain/kinds.ts";
import type { Mail, Values } from "../../domain/mail.ts";
import type { MailTemplate, MailTemplates } from "./load-templates.ts";
import { escapeHtml, fillingOf, lineOf, render } from "./template.ts";

/** `de-at`, then `de`. */
export const localesFor = (locale: string): string[] => {
  const parts = locale.toLowerCase().split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
};

/** The template of a kind in a locale, else in its language, else in the shop's. @throws Error where there is none */
export const templateFor = (
  { byKind, fallback }: MailTemplates,
  kind: MailKind,
  locale: string | undefined,
): MailTemplate => {
  const all = byKind.get(kind);
  const wanted = [...localesFor(locale ?? fallback), ...localesFor(fallback)];
  for (const one of wanted) {
    const found = all?.get(one);
    if (found) return found;
  }
  throw new Error(`There is no template of ${kind}.`);
};

/** A mail as it is written: values are escaped in HTML, and one line everywhere. */
export const renderMail = (
  { decimal, subject, text, html }: MailTemplate,
  values: Values,
): Mail => {
  const line = lineOf(decimal);
  const filling = fillingOf(values);
  return {
    subject: render(subject, filling, line),
    text: render(text, filling, line).trimEnd(),
    html: render(html, filling, (value) => escapeHtml(line(value))),
  };
};
