/** A text without case, width and accents, so that "cafe" finds "Café". */
export const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
