import { ownValue } from "../kernel/own-value.ts";
import type { TObject, TProperties } from "@sinclair/typebox";

/** The fields of a schema that a value has, typed as the value has them. */
type Picked<P extends TProperties, V> = { [K in keyof V as K extends keyof P ? K : never]: V[K] };

/**
 * Copies the fields that a schema declares, and no others: a field that is added to the schema cannot be lost on the way.
 * Undefined fields are left out.
 * @example pick(PricedLine, line)
 */
export const pick = <P extends TProperties, V extends object>(
  schema: TObject<P>,
  value: V,
): Picked<P, V> => {
  const picked: Record<string, unknown> = {};
  for (const key of Object.keys(schema.properties)) {
    const field = ownValue(value as Record<string, unknown>, key);
    if (field !== undefined) picked[key] = field;
  }
  return picked as Picked<P, V>;
};
