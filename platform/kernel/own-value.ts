/**
 * The value that an object itself has under a name. For names that come from outside: `record["constructor"]`
 * would give what every object inherits.
 * @example ownValue({ Size: "M" }, "toString") // undefined
 */
export const ownValue = <T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined => (record && Object.hasOwn(record, name) ? record[name] : undefined);
