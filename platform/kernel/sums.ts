type Sum<K extends string> = { [P in K]: string } & { quantity: number };

/**
 * Quantities by a key, in the order in which the keys first appear.
 * @example sumBy([{ sku: "A", quantity: 1 }, { sku: "A", quantity: 2 }], "sku") // [{ sku: "A", quantity: 3 }]
 */
export const sumBy = <K extends string>(
  lines: readonly ({ readonly [P in K]: string } & { readonly quantity: number })[],
  key: K,
): Sum<K>[] => {
  const sums = new Map<string, Sum<K>>();
  for (const { [key]: name, quantity } of lines) {
    const sum = sums.get(name);
    if (sum) sum.quantity += quantity;
    else sums.set(name, { [key]: name, quantity } as Sum<K>);
  }
  return [...sums.values()];
};
