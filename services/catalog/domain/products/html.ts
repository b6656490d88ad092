const elements = /<(script|iframe|object|embed)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/giu;
const handlers = /\s+on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/giu;
const tags = /<[a-z][^>]*>/giu;
const scripts = /((?:href|src|action)\s*=\s*["']?\s*)(?:javascript|vbscript):/giu;

/**
 * Drops what would run in a shopper's browser (script elements, on… handlers, javascript: links)
 * from what staff wrote or a file brought; the rest stays as it is. A front end still escapes or sandboxes.
 */
export const cleanHtml = (html: string): string =>
  html
    .replace(elements, "")
    .replace(tags, (tag) => tag.replace(handlers, "").replace(scripts, "$1#"));
