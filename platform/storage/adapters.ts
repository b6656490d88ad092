import type { StoreAdapter } from "./adapter.ts";
import type { Collection, CollectionDeclaration, Doc } from "./collection.ts";
import { CollectionView } from "./view.ts";

/** The adapters of a store's declared collections, and the typed views of them. */
export class Adapters<A extends StoreAdapter> {
  readonly #store: string;
  readonly #adapters: ReadonlyMap<string, A>;
  readonly #views = new Map<string, unknown>();

  constructor(
    store: string,
    declarations: readonly CollectionDeclaration[],
    make: (declaration: CollectionDeclaration) => A,
  ) {
    this.#store = store;
    this.#adapters = new Map(declarations.map((one) => [one.name, make(one)]));
  }

  all(): Iterable<A> {
    return this.#adapters.values();
  }

  /** @throws when the collection was not declared */
  of({ name }: Pick<CollectionDeclaration, "name">): A {
    const adapter = this.#adapters.get(name);
    if (!adapter) throw new Error(`${this.#store}: the collection "${name}" was not declared.`);
    return adapter;
  }

  /** One for each collection. @throws as `of` */
  view<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    const known = this.#views.get(declaration.name);
    if (known) return known as Collection<T>;
    const made = new CollectionView<T>(declaration, this.of(declaration));
    this.#views.set(declaration.name, made);
    return made;
  }
}
