/** An event as it leaves the shop. */
import type { TSchema } from "../../../platform/contract/contract.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import type { CloudEvent } from "../webhooks.schemas.ts";

/** Who knows the id of a cart can read and order it: it is a secret. */
const secretFields: ReadonlySet<string> = new Set(["cartId"]);

/** An object with only what `allows` lets through, at any depth; what a schema does not declare stays. */
const filtered = (
  schema: TSchema | undefined,
  value: unknown,
  allows: (field: TSchema | undefined, name: string) => boolean,
): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = schema?.["items"] as TSchema | undefined;
    return value.map((item: unknown) => filtered(items, item, allows));
  }
  const fields = (schema?.["properties"] ?? {}) as Readonly<Record<string, TSchema>>;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      const of = ownValue(fields, name);
      return allows(of, name) ? [[name, filtered(of, field, allows)] as const] : [];
    }),
  );
};

/**
 * The data of an event as an endpoint gets it: without secrets, and unless it is to have them without the fields that its
 * schema marks as personal.
 */
export const outgoingData = (
  schema: TSchema,
  data: object,
  personalData: boolean,
): Record<string, unknown> =>
  filtered(
    schema,
    data,
    (field, name) => !secretFields.has(name) && (personalData || field?.["personal"] !== true),
  ) as Record<string, unknown>;

/** What a body is made of. */
export type Source = Pick<
  CloudEvent,
  "id" | "type" | "source" | "subject" | "version" | "index" | "time"
>;

/** Bytes of a body; an event with more goes without its data. */
export const bodyMax = 256 * 1024;

const sizeOf = (event: CloudEvent): number =>
  new TextEncoder().encode(JSON.stringify(event)).length;

/** CloudEvents 1.0, JSON format. */
export const cloudEvent = (
  { id, type, source, subject, version, index, time }: Source,
  data: Record<string, unknown>,
): CloudEvent => {
  const head = {
    ...({ specversion: "1.0", id, type, source, subject, time } as const),
    ...({ datacontenttype: "application/json", version } as const),
    ...(index === undefined ? {} : { index }),
  };
  const whole = { ...head, data };
  return sizeOf(whole) <= bodyMax ? whole : { ...head, dataomitted: true };
};

/** Who the data of an event are about, where they say: what erasing looks for. */
export const personOf = (data: Readonly<Record<string, unknown>>): string | undefined => {
  const person = data["customerId"] ?? data["userId"];
  return typeof person === "string" ? person : undefined;
};
