type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * An object without its undefined fields, as `exactOptionalPropertyTypes` wants optional fields.
 * @example defined({ id: "a", email: undefined }) // { id: "a" }
 */
export const defined = <T extends object>(fields: T): Defined<T> => {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const value: unknown = fields[name as keyof T];
    if (value !== undefined) kept[name] = value;
  }
  return kept as Defined<T>;
};
