/** Whether a JSON Schema still takes, or still gives, what an earlier one did. Pure. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly [limit: string]: unknown;
}

/** `in`: what clients send must still be taken; `out`: what clients read must still be given. */
export type Direction = "in" | "out";

export interface Side {
  readonly schema: Schema;
  /** The document it stands in: what its `$ref`s mean. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Pair {
  readonly before: Side;
  readonly now: Side;
  readonly direction: Direction;
  readonly at: string;
  /** Pairs of references under way: a schema may contain itself. */
  readonly seen: readonly string[];
}

const resolved = ({ schema, schemas }: Side): Schema => {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolved({ schema: schemas[name] ?? {}, schemas });
};

const alternatives = (side: Side): readonly Schema[] => {
  const { anyOf, oneOf = anyOf, type } = resolved(side);
  if (oneOf) return oneOf.flatMap((schema) => alternatives({ ...side, schema }));
  if (!Array.isArray(type)) return [resolved(side)];
  // What limits a text or an object says nothing about null.
  return type.map((one: string) =>
    one === "null" ? { type: "null" } : { ...resolved(side), type: one },
  );
};

/** Lower limits may fall and upper ones rise for what is sent; the other way round for what is given. */
const limits = { minimum: -1, minLength: -1, minItems: -1, maximum: 1, maxLength: 1, maxItems: 1 };

/** The limits of a schema; those of a closed list of texts are the lengths of its values. */
const limitsOf = (schema: Schema): Readonly<Record<string, unknown>> => {
  const values = valuesOf(schema) ?? [];
  if (!values.every((one) => typeof one === "string") || values.length === 0) return schema;
  const lengths = values.map(({ length }) => length);
  return { minLength: Math.min(...lengths), maxLength: Math.max(...lengths), ...schema };
};

const limitFaults = (before: Schema, now: Schema, { direction, at }: Pair): string[] => {
  // Of two closed lists the values are compared themselves: a longer one is a further value.
  if (valuesOf(before) && valuesOf(now)) return [];
  return Object.entries(limits).flatMap(([name, sign]) => {
    const open = sign * Infinity;
    const [old, fresh] = [limitsOf(before)[name], limitsOf(now)[name]];
    const [from, to] = [Number(old ?? open), Number(fresh ?? open)];
    const narrower = direction === "in" ? sign * (to - from) < 0 : sign * (from - to) < 0;
    // What is given may come with any limit it had, and with stricter ones.
    return from !== to && narrower && (direction === "in" || old !== undefined)
      ? [`${at}: ${name} ${old ?? "none"} became ${fresh ?? "none"}`]
      : [];
  });
};

const valuesOf = ({ enum: values, const: value }: Schema): readonly unknown[] | undefined =>
  values ?? (value === undefined ? undefined : [value]);

const valueFaults = (before: Schema, now: Schema, { direction, at }: Pair): string[] => {
  const [from, to] = [valuesOf(before), valuesOf(now)];
  if (direction === "in" && to) {
    if (!from) return [`${at}: only some values are taken now`];
    return from.filter((one) => !to.includes(one)).map((one) => `${at}: ${String(one)} is gone`);
  }
  // A further value is an addition; one that never comes any more is not noticed.
  return direction === "out" && from && !to ? [`${at}: any value may come now`] : [];
};

const patternFaults = (before: Schema, now: Schema, { direction, at }: Pair): string[] => {
  const [strict, loose] = direction === "in" ? [now, before] : [before, now];
  const same = strict["pattern"] === undefined || strict["pattern"] === loose["pattern"];
  return same ? [] : [`${at}: the pattern changed`];
};

const propertyFaults = (before: Schema, now: Schema, pair: Pair): string[] => {
  const { direction, at } = pair;
  const [from, to] = [before.properties ?? {}, now.properties ?? {}];
  const [old, fresh] = [before.required ?? [], now.required ?? []];
  const gone = Object.keys(from).filter((name) => !(name in to));
  const broken =
    direction === "in"
      ? fresh.filter((name) => !old.includes(name)).map((name) => `${at}.${name} is required now`)
      : old
          .filter((name) => !fresh.includes(name) && name in to)
          .map((name) => `${at}.${name} may be missing now`);
  const deeper = Object.entries(from).flatMap(([name, schema]) =>
    to[name] ? compare(schema, to[name], { ...pair, at: `${at}.${name}` }) : [],
  );
  return [...gone.map((name) => `${at}.${name} is gone`), ...broken, ...deeper];
};

const itemFaults = (before: Schema, now: Schema, pair: Pair): string[] =>
  before.items && now.items
    ? compare(before.items, now.items, { ...pair, at: `${pair.at}[]` })
    : [];

const isSameType = (before: Schema, now: Schema, direction: Direction): boolean => {
  const [narrow, wide] = direction === "in" ? [before, now] : [now, before];
  return (
    narrow.type === wide.type ||
    wide.type === undefined ||
    (narrow.type === "integer" && wide.type === "number")
  );
};

const plainFaults = (before: Schema, now: Schema, pair: Pair): string[] => {
  if (!isSameType(before, now, pair.direction))
    return [`${pair.at}: ${String(before.type)} became ${String(now.type)}`];
  return [limitFaults, valueFaults, patternFaults, propertyFaults, itemFaults].flatMap((faults) =>
    faults(before, now, pair),
  );
};

const compare = (before: Schema, now: Schema, pair: Pair): string[] =>
  schemaFaults({
    ...pair,
    before: { ...pair.before, schema: before },
    now: { ...pair.now, schema: now },
  });

const schemaFaults = (pair: Pair): string[] => {
  const { before, now, direction, seen } = pair;
  const key = `${before.schema.$ref ?? ""} ${now.schema.$ref ?? ""}`;
  if (key !== " " && seen.includes(key)) return [];
  const inner = { ...pair, seen: [...seen, key] };
  const [from, to] = [alternatives(before), alternatives(now)];
  // Null alone kept a place for what was to come: no client can have read anything there.
  if (direction === "out" && from.every(({ type }) => type === "null")) return [];
  return alternativeFaults(from, to, inner);
};

const alternativeFaults = (
  from: readonly Schema[],
  to: readonly Schema[],
  pair: Pair,
): string[] => {
  const { direction, at } = pair;
  if (from.length === 1 && to.length === 1)
    return plainFaults(from[0] as Schema, to[0] as Schema, pair);
  // Each that may be sent must be taken by one; each that may come must be one that came.
  const [wanted, offered] = direction === "in" ? [from, to] : [to, from];
  const lost = wanted.filter(
    (one) =>
      !offered.some((other) => {
        const [a, b] = direction === "in" ? [one, other] : [other, one];
        return plainFaults(a, b, pair).length === 0;
      }),
  );
  const said = direction === "in" ? "is not taken any more" : "did not come before";
  return lost.map((one) => `${at}: ${String(one.type ?? "an alternative")} ${said}`);
};

/** What in `now` breaks a client written for `before`, a line each. */
export const incompatibilities = (
  before: Side,
  now: Side,
  direction: Direction,
  at: string,
): string[] => schemaFaults({ before, now, direction, at, seen: [] });
