/** What the shop has: things that a request may name, learnt from its responses. */
import { document, itemPathOf, type Operation } from "../generate/document.ts";

type Values = Readonly<Record<string, string>>;
interface Thing {
  readonly [field: string]: unknown;
}

/** More of a kind are no new cases; the newest stay. */
const keptMax = 40;

const paramsIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] as string);
const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const things = (value: unknown): Thing[] => (Array.isArray(value) ? value.filter(isThing) : []);

/** The part of a path up to its last param: `/v1/orders/{orderId}` of `/v1/orders/{orderId}/history`. */
const itemPath = (path: string): string => path.slice(0, path.lastIndexOf("}") + 1);

export const worldOf = () => {
  /** By item path, or by the name of a field. */
  const instances = new Map<string, Values[]>();
  const texts = new Map<string, string[]>();

  const push = <T>(all: Map<string, T[]>, name: string, value: T): void => {
    const kept = (all.get(name) ?? []).filter(
      (one) => JSON.stringify(one) !== JSON.stringify(value),
    );
    all.set(name, [...kept, value].slice(-keptMax));
  };
  const addText = (name: string, value: unknown): void => {
    if (typeof value === "string" && value !== "") push(texts, name, value);
  };

  const addItem = (path: string, outer: Values, thing: Thing): void => {
    const name = paramsIn(path).at(-1) ?? "";
    const id = thing[name] ?? thing["id"];
    if (typeof id !== "string") return;
    const values = { ...outer, [name]: id };
    push(instances, path, values);
    addText(name, id);
    addParts(path, values, thing);
  };
  const addParts = (path: string, values: Values, thing: Thing): void => {
    for (const [field, value] of Object.entries(thing)) {
      const below = itemPathOf(`${path}/${field}`);
      if (below) for (const one of things(value)) addItem(below, values, one);
    }
  };

  return {
    add: addText,
    addItem,
    /** What a request may name in a field. */
    texts: (name: string): readonly string[] => texts.get(name) ?? [],
    /** Values of a path's params; `at` modulo their number. */
    params(path: string, at: number): Values {
      const of = paramsIn(path);
      const all = instances.get(itemPath(path)) ?? [];
      const found = all[at % all.length];
      return found ?? Object.fromEntries(of.map((name) => [name, `no-${name}`]));
    },
    /** Remembers what a response says of things. */
    learn({ path }: Operation, values: Values, body: unknown): void {
      if (!isThing(body)) return;
      const below = itemPathOf(path);
      const listed = things(body["items"]);
      addText(`cursor ${path}`, body["next"]);
      if (below) for (const one of listed.length > 0 ? listed : [body]) addItem(below, values, one);
      else if (document.paths[path]?.["get"]) addParts(path, values, body);
    },
  };
};

export type World = ReturnType<typeof worldOf>;
