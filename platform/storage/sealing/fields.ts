/** The fields of one collection that are encrypted: documents, filters and updates as its store has them, and back. */
import { ownValue } from "../../kernel/own-value.ts";
import type { CollectionDeclaration, Filter, Operators, Update } from "../collection.ts";
import { CipherError } from "./cipher.ts";
import { isSealed, UnknownKeyError, type DataKeys } from "./data-keys.ts";
import { changeAt, isBelow, isObject, ruleOf, type Rule } from "./rules.ts";

type Json = Readonly<Record<string, unknown>>;

/** Where the encrypted value is of a field that an index is made of: in the field itself is what stands for it there. */
const beside = "_sealed";

/** A stored value that cannot be decrypted. */
export class SealError extends Error {
  override readonly name = "SealError";
}

const equalities = new Set(["$eq", "$ne", "$in", "$nin"]);

export interface FieldsOptions {
  readonly declaration: CollectionDeclaration;
  readonly keys: DataKeys;
  /** Whether persons are encrypted. */
  readonly atRest: boolean;
  /** Events of this type name no person, and are stored as they are. */
  readonly isPlainEvent: (type: string) => boolean;
}

export class SealedFields {
  readonly #name: string;
  readonly #keys: DataKeys;
  readonly #rules: readonly Rule[];
  /** Those that are encrypted as they are written. */
  readonly #active: readonly Rule[];
  readonly #isPlainEvent: (type: string) => boolean;
  /** Some documents are still as they were before the setting or the key changed. */
  mixed = true;

  constructor({ declaration, keys, atRest, isPlainEvent }: FieldsOptions) {
    this.#name = declaration.name;
    this.#keys = keys;
    this.#isPlainEvent = isPlainEvent;
    this.#rules = [
      ...declaration.secret.map(ruleOf(declaration, true)),
      ...declaration.personal.map(ruleOf(declaration, false)),
    ];
    this.#active = this.#rules.filter(({ secret }) => secret || atRest);
  }

  /** A document as it is stored. */
  seal(doc: object, id: string): Json {
    let sealed = doc as Json;
    for (const rule of this.#active) sealed = this.#sealOne(sealed, rule, id);
    return sealed;
  }

  /** A document as it was given. @throws SealError, UnknownKeyError */
  open(stored: object, id: string): Json {
    let opened = stored as Json;
    const values = ownValue(opened, beside);
    if (isObject(values)) {
      const { [beside]: _beside, ...rest } = opened;
      opened = { ...rest, ...this.#openEach(values, id) };
    }
    for (const { parts, indexed } of this.#rules)
      if (!indexed)
        opened = changeAt(opened, parts, "", (v, at) => this.#opened(v, id, at)) as Json;
    return opened;
  }

  /** Whether it is not as it would be written now. */
  isStale(stored: object): boolean {
    return this.#rules.some((rule) => {
      const active = this.#active.includes(rule);
      let stale = false;
      const parts = rule.indexed ? [{ name: beside, each: false }, ...rule.parts] : rule.parts;
      changeAt(stored, parts, "", (value, _at, holder) => {
        const wanted = active && !this.#isPlain(holder);
        const fits = isSealed(value) ? wanted && this.#keys.isCurrent(value) : !wanted;
        stale ||= !fits;
        return value;
      });
      if (!rule.indexed || !active) return stale;
      const there = ownValue(stored as Json, rule.path);
      const values = ownValue(stored as Json, beside);
      const sealed = isObject(values) && Object.hasOwn(values, rule.path);
      return stale || (there !== undefined && there !== null && !sealed);
    });
  }

  /** The values of unique fields, by their paths, as documents have them that are not rewritten yet. */
  uniqueValues(doc: object): readonly (readonly [string, string])[] {
    return this.#active
      .filter(({ unique }) => unique)
      .flatMap(({ path }) => {
        const value = ownValue(doc as Json, path);
        return typeof value === "string" ? [[path, value] as const] : [];
      });
  }

  /** @throws Error for what cannot be looked for */
  filter(filter: Filter): Filter {
    const all = Object.entries(filter).map(([path, condition]): Filter => {
      if (path === "$and" || path === "$or")
        return { [path]: (condition as readonly Filter[]).map((one) => this.filter(one)) };
      const rule = this.#rules.find((one) => one.path === path || isBelow(path, one.path));
      return rule ? this.#condition(rule, path, condition) : { [path]: condition };
    });
    const paths = all.flatMap((one) => Object.keys(one));
    return new Set(paths).size === paths.length
      ? (Object.assign({}, ...all) as Filter)
      : { $and: all };
  }

  /** @throws Error for a sealed path, of which the store knows no order */
  checkSort(paths: readonly string[]): void {
    const sealed = paths.find((path) =>
      this.#rules.some((one) => one.path === path || isBelow(path, one.path)),
    );
    if (sealed !== undefined)
      throw new Error(`${this.#name}: "${sealed}" is encrypted, and cannot be sorted by.`);
  }

  /** Whether an update writes what is encrypted, for which the document's id is needed. */
  touches({ $set = {}, $push = {} }: Update): boolean {
    const empty = (value: unknown): boolean =>
      value === null || (Array.isArray(value) && value.length === 0);
    return [...Object.entries($set), ...Object.entries($push)].some(([path, value]) =>
      this.#active.some(
        (rule) => rule.path === path || (isBelow(rule.path, path) && !empty(value)),
      ),
    );
  }

  /** An update as it is stored, of the document with an id. @throws Error for one within an encrypted value */
  update(update: Update, id: string): Update {
    const { $set = {}, $unset = {}, $push = {}, $inc = {} } = update;
    for (const path of [$set, $unset, $push, $inc].flatMap((one) => Object.keys(one)))
      this.#checkPath(path);
    const set = Object.entries($set).flatMap(([path, value]) => this.#set(path, value, id));
    const gone = [...Object.keys($set), ...Object.keys($unset)].filter((path) =>
      this.#rules.some((rule) => rule.indexed && rule.path === path),
    );
    const written = new Set(set.map(([path]) => path));
    const unset = [
      ...Object.keys($unset),
      ...gone.map((path) => `${beside}.${path}`).filter((path) => !written.has(path)),
    ];
    const push = Object.entries($push).map(([path, value]) => [
      path,
      this.#member(path, value, id),
    ]);
    return {
      ...update,
      ...(set.length > 0 ? { $set: Object.fromEntries(set) } : {}),
      ...(unset.length > 0
        ? { $unset: Object.fromEntries(unset.map((path) => [path, true])) }
        : {}),
      ...(push.length > 0 ? { $push: Object.fromEntries(push) as Record<string, unknown> } : {}),
    };
  }

  #sealOne(doc: Json, rule: Rule, id: string): Json {
    if (!rule.indexed)
      return changeAt(doc, rule.parts, "", (value, at, holder) =>
        this.#isPlain(holder) || isSealed(value)
          ? value
          : this.#keys.seal(value, this.#bound(id, at)),
      ) as Json;
    const value = ownValue(doc, rule.path);
    if (value === undefined || value === null) return doc;
    const values = ownValue(doc, beside) as Json | undefined;
    return {
      ...doc,
      [rule.path]: this.#blind(rule.path, value),
      [beside]: { ...values, [rule.path]: this.#keys.seal(value, this.#bound(id, rule.path)) },
    };
  }

  #openEach(values: Json, id: string): Json {
    return Object.fromEntries(
      Object.entries(values).map(([path, value]) => [path, this.#opened(value, id, path)]),
    );
  }

  #opened(value: unknown, id: string, at: string): unknown {
    if (!isSealed(value)) return value;
    try {
      return this.#keys.open(value, this.#bound(id, at));
    } catch (error) {
      if (!(error instanceof CipherError) && !(error instanceof UnknownKeyError)) throw error;
      const why = `The field ${at} of the document ${id} of ${this.#name} cannot be decrypted: ${error.message}.`;
      if (error instanceof UnknownKeyError) throw new UnknownKeyError(why, { cause: error });
      throw new SealError(why, { cause: error });
    }
  }

  #bound(id: string, at: string): string {
    return [this.#name, id, at].join("\n");
  }

  #blind(path: string, value: unknown): string {
    if (typeof value === "object" || value === undefined)
      throw new Error(`${this.#name}: "${path}" is encrypted and looked up; it takes a scalar.`);
    return this.#keys.blind(value as string, `${this.#name}\n${path}`);
  }

  /** An event that names nobody. */
  #isPlain({ type, data }: Json): boolean {
    return data !== undefined && typeof type === "string" && this.#isPlainEvent(type);
  }

  #condition(rule: Rule, path: string, condition: Filter[string]): Filter {
    const all = isObject(condition) ? condition : { $eq: condition };
    const made = Object.entries(all).map(([operator, value]): Filter => ({
      [path]: this.#operator(rule, path, operator, value),
    }));
    return made.length === 1 ? (made[0] as Filter) : { $and: made };
  }

  #operator(rule: Rule, path: string, operator: string, value: unknown): Operators {
    if (operator === "$exists") return { $exists: value as boolean };
    const whole = rule.path === path && equalities.has(operator);
    if (!whole || (!rule.indexed && value !== null)) this.#refuse(rule, path);
    const wanted = (Array.isArray(value) ? value : [value]) as readonly (string | null)[];
    const found = wanted.flatMap((one) => this.#forms(rule, one));
    if (operator === "$ne" || operator === "$nin") return { $nin: found };
    return found.length === 1 ? { $eq: found[0] as string } : { $in: found };
  }

  #refuse({ indexed }: Rule, path: string): never {
    throw new Error(
      `${this.#name}: "${path}" is encrypted: ${indexed ? "it is looked up by whole values only" : "nothing can be looked for in it"}.`,
    );
  }

  /** What may be in the field of a document with this value. */
  #forms(rule: Rule, value: string | null): (string | null)[] {
    if (value === null) return [null];
    const seals = this.#active.includes(rule);
    return [
      ...(seals || this.mixed ? [this.#blind(rule.path, value)] : []),
      ...(!seals || this.mixed ? [value] : []),
    ];
  }

  #checkPath(path: string): void {
    const rule = this.#rules.find(
      (one) => isBelow(path, one.path) && !one.parts.some(({ each }) => each),
    );
    if (rule)
      throw new Error(
        `${this.#name}: "${rule.path}" is encrypted as a whole: "${path}" cannot be changed alone.`,
      );
  }

  /** What an update of a path sets instead. */
  #set(path: string, value: unknown, id: string): [string, unknown][] {
    const rules = this.#active.filter((rule) => rule.path === path || isBelow(rule.path, path));
    const [own] = rules.filter((rule) => rule.path === path);
    if (value === null || rules.length === 0) return [[path, value]];
    if (own?.indexed)
      return [
        [path, this.#blind(path, value)],
        [`${beside}.${path}`, this.#keys.seal(value, this.#bound(id, path))],
      ];
    return [[path, this.#within(path, value, id, rules)]];
  }

  #within(path: string, value: unknown, id: string, rules: readonly Rule[]): unknown {
    const parts = path.split(".");
    const nested = parts.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
    let sealed = nested as Json;
    for (const rule of rules) sealed = this.#sealOne(sealed, rule, id);
    return parts.reduce<unknown>((outer, part) => ownValue(outer as Json, part), sealed);
  }

  /** A member that is pushed to an array. */
  #member(path: string, value: unknown, id: string): unknown {
    const rules = this.#active.filter((rule) => rule.path === path || isBelow(rule.path, path));
    return (this.#within(path, [value], id, rules) as readonly unknown[])[0];
  }
}
