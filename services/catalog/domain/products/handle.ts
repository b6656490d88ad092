/** Letters and digits of every script, in lower case, joined by hyphens: `Café Noir` is `café-noir`. */
export const slug = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-|-$/gu, "")
    .slice(0, 200);

/** A handle as sent, made fit for a path when it is not. */
export const handleOf = (sent: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._~-]*$/u.test(sent) ? sent : slug(sent);

/** FNV-1a, 32 bits, in base 36: short and stable, no secret. */
export const shortHash = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(36);
};

/** A variant's place in its product: what distinguishes it from the others. */
export const valuesKey = (values: readonly string[]): string => values.join("\u0000");

const part = (value: string): string => value.trim().replace(/[^\p{L}\p{N}\p{M}]+/gu, "-");

/**
 * The sku of a variant that brings none: the same for the same handle and values, whenever it is asked for.
 * `taken` says which are in use already; then a hash of the whole follows.
 */
export const generatedSku = (
  handle: string,
  values: readonly string[],
  taken: (sku: string) => boolean,
): string => {
  const plain = [handle, ...values.map(part)].join("~").slice(0, 230);
  if (!taken(plain)) return plain;
  const base = `${plain}~${shortHash(`${handle}\u0000${valuesKey(values)}`)}`;
  for (let i = 1; ; i += 1) {
    const sku = i === 1 ? base : `${base}~${i}`;
    if (!taken(sku)) return sku;
  }
};
