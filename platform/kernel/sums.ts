type Sum<K extends string> = { [P in K]: string } & { quantity: number };

/**
 * Quantities by a key, in the order in which the keys first appear.
 * @example sumBy([{ sku: "A", quantity: 1 }, { sku: "A", quantity: 2 }], "sku") // [{ sku: "A", quantity: 3 }]
 */
export const sumBy = <K extends string>(
  lines: readonly ({ readonly [P in K]: string } & { readonly quantity: number })[],
  key: K,
): Sum<K>[] => {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line[key], (sums.get(line[key]) ?? 0) + line.quantity);
  return Array.from(sums, ([name, quantity]) => ({ [key]: name, quantity }) as Sum<K>);
};
