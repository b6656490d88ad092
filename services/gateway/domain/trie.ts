/** Finds the leaf of a path in time of its length, however many routes there are. */
export interface Leaf<T> {
  readonly byMethod: Map<string, T>;
}
export interface Found<T> {
  readonly leaf: Leaf<T>;
  /** Values of the path's params in their order, still percent-encoded. */
  readonly values: readonly string[];
}
interface Branch<T> {
  readonly literals: Map<string, Branch<T>>;
  param?: Branch<T>;
  leaf?: Leaf<T>;
}
export interface Trie<T> {
  /** False when another route answers the method there already. */
  add(method: string, path: string, value: T): boolean;
  find(path: string): Found<T> | undefined;
}

const branch = <T>(): Branch<T> => ({ literals: new Map() });

const childFor = <T>(at: Branch<T>, segment: string): Branch<T> => {
  if (segment.startsWith("{")) return (at.param ??= branch());
  const known = at.literals.get(segment) ?? branch();
  at.literals.set(segment, known);
  return known;
};

/** A literal segment goes before a param; the param is tried when the literal leads nowhere. */
const descend = <T>(
  at: Branch<T>,
  path: string,
  from: number,
  values: string[],
): Leaf<T> | undefined => {
  if (from > path.length) return at.leaf;
  const slash = path.indexOf("/", from);
  const end = slash === -1 ? path.length : slash;
  const segment = path.slice(from, end);
  const literal = at.literals.get(segment);
  const found = literal && descend(literal, path, end + 1, values);
  if (found || !at.param || segment === "") return found;
  const depth = values.push(segment);
  const leaf = descend(at.param, path, end + 1, values);
  if (!leaf) values.length = depth - 1;
  return leaf;
};

/** An empty trie; paths start with a slash, params are written `{name}`. */
export const trie = <T>(): Trie<T> => {
  const root = branch<T>();
  return {
    add(method, path, value) {
      const end = path.slice(1).split("/").reduce(childFor, root);
      end.leaf ??= { byMethod: new Map() };
      if (end.leaf.byMethod.has(method)) return false;
      end.leaf.byMethod.set(method, value);
      return true;
    },
    find(path) {
      const values: string[] = [];
      const long = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
      const leaf = descend(root, long, 1, values);
      return leaf ? { leaf, values } : undefined;
    },
  };
};
