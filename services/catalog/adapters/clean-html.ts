import { createRequire } from "node:module";
import type sanitize from "sanitize-html";
import { isParsable, type Clean } from "../domain/products/html.ts";

const require = createRequire(import.meta.url);
/** Loaded with the first description that has markup: it takes 20 MB and 50 ms, which most processes do without. */
const sanitizer = () => require("sanitize-html") as typeof sanitize;

/** Elements that run or embed something: removed with what is in them, and reported. */
const embeds = new Set(
  [
    ["applet", "audio", "embed", "frame", "frameset", "iframe", "math", "object", "script"],
    ["svg", "template", "video"],
  ].flat(),
);

/** Their content is no text for a reader. */
const withContent = ["style", "textarea", "option", "title", "xmp"];

const allowedTags = [
  ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "br", "hr", "wbr", "a", "img"],
  ...["ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "cite", "pre", "code", "kbd", "samp"],
  ...["b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "abbr"],
  ...["var", "time", "font", "center", "address", "article", "section", "header", "footer"],
  ...["aside", "main", "details", "summary", "figure", "figcaption", "picture", "bdi", "bdo"],
  ...["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"],
];

const allowedAttributes = {
  "*": ["class", "title", "lang", "dir", "align"],
  a: ["href", "target", "rel"],
  img: ["src", "alt", "width", "height", "loading"],
  ol: ["start", "reversed"],
  li: ["value"],
  font: ["color", "size", "face"],
  time: ["datetime"],
  table: ["border", "cellpadding", "cellspacing", "width"],
  col: ["span", "width"],
  colgroup: ["span", "width"],
  th: ["colspan", "rowspan", "scope", "width", "height", "valign"],
  td: ["colspan", "rowspan", "width", "height", "valign"],
};

/** Longer addresses are dropped before they are looked into, but for pictures that are in the text itself. */
const addressMax = 4_000;
const picture = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*$/u;

const fits = (name: string, value: string): boolean =>
  (name !== "href" && name !== "src") || value.length <= addressMax || picture.test(value);

type Attributes = sanitize.Attributes;
const shortened = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name, value]) => fits(name, value)));

/** A link that opens another window gives it no hold of this one. */
const withRel = (attributes: Attributes): Attributes =>
  "target" in attributes ? { ...attributes, rel: "noopener noreferrer" } : attributes;

const options: sanitize.IOptions = {
  allowedTags,
  allowedAttributes,
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["http", "https", "data"] },
  nonTextTags: [...embeds, ...withContent],
  // Here too: beyond this depth no browser shows a difference.
  nestingLimit: 200,
};

/** One removed element may change how what is around it is read: so often at most until the text stays as it is. */
const passesMax = 4;

const pass = (html: string, removed: Set<string>): string =>
  sanitizer()(html, {
    ...options,
    onOpenTag: (name) => {
      if (embeds.has(name)) removed.add(name);
    },
    transformTags: {
      "*": (tagName, attributes) => ({ tagName, attribs: withRel(shortened(attributes)) }),
    },
  });

/** Cleans a description by an allow list: what is not on it is removed. The result stays as it is when it is cleaned again. */
export const cleanHtml: Clean = (html) => {
  if (!isParsable(html)) return undefined;
  if (!/[<>&]/u.test(html)) return { html, removed: [] };
  const removed = new Set<string>();
  let cleaned = html;
  for (let passes = 0; passes < passesMax; passes += 1) {
    const before = cleaned;
    cleaned = pass(before, removed);
    if (!isParsable(cleaned)) return undefined;
    if (cleaned === before) break;
  }
  return { html: cleaned, removed: [...removed] };
};

/** A description that was stored before there was an allow list: one too large to be parsed shows its source. */
export const storedHtml = (html: string): string =>
  cleanHtml(html)?.html ?? html.replaceAll("<", "&lt;");
