/** An object without its undefined fields: `defined<Partial<Variant>>({ barcode: maybe })`. */
export const defined = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T => {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept as T;
};

/** Undefined instead of an empty object. */
export const filled = <T extends object>(fields: T): T | undefined =>
  Object.keys(fields).length > 0 ? fields : undefined;
