/** The templates of all mails: ours, and above them what a shop has of its own. */
import { join } from "node:path";
import { folderOf, mailKinds, namesByKind, type MailKind } from "../../domain/kinds.ts";
import { readFolder, type Files } from "./read-folder.ts";
import { flawsOf, parseTemplate, type Template } from "./template.ts";

/** A mail in one language. */
export interface MailTemplate {
  /** In lower case. */
  readonly locale: string;
  /** Between whole units and parts of money. */
  readonly decimal: string;
  /** Some of it is the shop's own. */
  readonly overridden: boolean;
  readonly subject: Template;
  readonly text: Template;
  readonly html: Template;
}

export interface MailTemplates {
  readonly byKind: ReadonlyMap<MailKind, ReadonlyMap<string, MailTemplate>>;
  /** Where there is none in the language of the recipient. */
  readonly fallback: string;
}

interface Loaded {
  readonly templates: MailTemplates;
  /** A line each, with the file first. */
  readonly problems: readonly string[];
}

const BUILT_IN = join(import.meta.dirname, "../../templates");
const PARTS = "parts";
const FILE = /^(?<locale>[a-z]{2,8}(?:-[a-z0-9]{1,8})*)\.(?:txt|html)$/iu;
const folders: readonly string[] = [...mailKinds.map(folderOf), PARTS];

const isLocale = (locale: string): boolean => {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
};

/** Why a file is none of a template's. */
const strangeness = (path: string, builtIn: Files): string[] => {
  const [folder = "", file = ""] = path.split("/");
  if (!folders.includes(folder)) return [`${path}: there is no such mail: ${folders.join(", ")}`];
  if (folder === PARTS)
    return builtIn.has(path) ? [] : [`${path}: there is no such part to replace`];
  const { locale = "" } = FILE.exec(file)?.groups ?? {};
  return isLocale(locale)
    ? []
    : [`${path}: its name is no locale with .txt or .html, such as de.txt or de-AT.html`];
};

/** Parts in their place: a line `{{> lines}}` is the file `parts/lines` of the same ending. */
const withParts = (source: string, ending: string, files: Files): string =>
  source.replaceAll(
    /^\{\{> ?(?<part>[a-z]+)\}\}\n/gmu,
    (line, part: string) => files.get(`${PARTS}/${part}.${ending}`) ?? line,
  );

/** Before an empty line a text has its subject. */
const splitText = (text: string): { subject: string; rest: string } | undefined => {
  const { subject, rest } =
    /^Subject: (?<subject>[^\n]+)\n\n(?<rest>.*)$/su.exec(text)?.groups ?? {};
  return subject === undefined || rest === undefined ? undefined : { subject, rest };
};

type Read = Template | string[];

const readTemplate = (path: string, source: string, names: readonly string[]): Read => {
  try {
    const template = parseTemplate(source.trimEnd());
    const flaws = flawsOf(template.tokens, names);
    return flaws.length === 0 ? template : flaws.map((flaw) => `${path}: ${flaw}`);
  } catch (error) {
    return [`${path}: ${(error as Error).message}`];
  }
};

const isTemplate = (read: Read): read is Template => !Array.isArray(read);

const decimalOf = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ??
  ".";

interface Source {
  readonly kind: MailKind;
  readonly locale: string;
  readonly decimal: string;
  readonly files: Files;
  readonly own: Files;
}

/** The mail of a kind in a locale, or what is wrong with it. */
const readMail = ({ kind, locale, decimal, files, own }: Source): MailTemplate | string[] => {
  const base = `${folderOf(kind)}/${locale}`;
  const [textPath, htmlPath] = [`${base}.txt`, `${base}.html`];
  const [text, html] = [files.get(textPath), files.get(htmlPath)];
  if (text === undefined) return [`${textPath}: is missing beside ${locale}.html`];
  if (html === undefined) return [`${htmlPath}: is missing beside ${locale}.txt`];
  const split = splitText(text);
  if (!split) return [`${textPath}: does not begin with "Subject: …" and an empty line`];
  const names = namesByKind.get(kind) ?? [];
  const [subject, body, page] = [
    readTemplate(textPath, split.subject, names),
    readTemplate(textPath, withParts(split.rest, "txt", files), names),
    readTemplate(htmlPath, withParts(html, "html", files), names),
  ];
  if (!isTemplate(subject) || !isTemplate(body) || !isTemplate(page))
    return [subject, body, page].flatMap((read) => (isTemplate(read) ? [] : read));
  const overridden = own.has(textPath) || own.has(htmlPath);
  return { locale, decimal, overridden, subject, text: body, html: page };
};

const localesIn = (kind: MailKind, files: Files): string[] => {
  const folder = `${folderOf(kind)}/`;
  const names = [...files.keys()].filter((path) => path.startsWith(folder));
  return [...new Set(names.map((path) => path.slice(folder.length).replace(/\.\w+$/u, "")))];
};

/** What is wrong with parts, once and by their own names: every mail about an order has them. */
const flawsOfParts = (files: Files): Map<string, readonly string[]> => {
  const names = namesByKind.get("orderCancelled") ?? [];
  const parts = [...files].filter(([path]) => path.startsWith(`${PARTS}/`));
  const read = parts.map(([path, source]) => [path, readTemplate(path, source, names)] as const);
  return new Map(read.flatMap(([path, one]) => (isTemplate(one) ? [] : [[path, one]])));
};

/** A shop's own files by the names that ours have: locales in lower case. */
const ownFiles = (folder: string | undefined, builtIn: Files) => {
  if (folder === undefined) return { files: new Map<string, string>(), problems: [] };
  const { files, problems } = readFolder(folder);
  const strange = [...files.keys()].flatMap((path) => strangeness(path, builtIn));
  const usable = [...files].filter(([path]) => strangeness(path, builtIn).length === 0);
  return {
    files: new Map(usable.map(([path, text]) => [path.toLowerCase(), text])),
    problems: [...problems, ...strange],
  };
};

/** Reads all templates. A file of a shop's own that is wrong is a problem, and not left out: nobody would notice. */
export const loadTemplates = (folder?: string, fallback = "en"): Loaded => {
  const { files: builtIn } = readFolder(BUILT_IN);
  const { files: own, problems } = ownFiles(folder, builtIn);
  const flawed = flawsOfParts(own);
  const files: Files = new Map([...builtIn, ...[...own].filter(([path]) => !flawed.has(path))]);
  const wrong: string[] = [];
  const decimals = new Map<string, string>();
  const byKind = new Map<MailKind, ReadonlyMap<string, MailTemplate>>();
  for (const kind of mailKinds) {
    const locales = new Map<string, MailTemplate>();
    for (const locale of localesIn(kind, files)) {
      const decimal = decimals.get(locale) ?? decimalOf(locale);
      decimals.set(locale, decimal);
      const mail = readMail({ kind, locale, decimal, files, own });
      if (Array.isArray(mail)) wrong.push(...mail);
      else locales.set(locale, mail);
    }
    byKind.set(kind, locales);
  }
  return {
    templates: { byKind, fallback: fallback.toLowerCase() },
    problems: [...problems, ...[...flawed.values()].flat(), ...new Set(wrong)],
  };
};
