/** A store whose documents are encrypted by what its collections declare, on either store. */
import { personalPaths } from "../../contract/personal.ts";
import type { PublishingService } from "../../messaging/published.ts";
import type { Store, StoreMaker } from "../../runtime/runtime.ts";
import type { StoreAdapter } from "../adapter.ts";
import { CollectionView } from "../view.ts";
import type { Collection, CollectionDeclaration, Doc } from "../collection.ts";
import {
  DataKeys,
  dataKeys,
  hasSealedFields,
  withDataKeys,
  type DataKey,
  type RewritingProgress,
  type Sealing,
} from "./data-keys.ts";
import { SealedFields } from "./fields.ts";
import { SealingAdapter } from "./sealing.adapter.ts";

/** What of a collection is encrypted, and what its documents are to become. */
export interface SealedCollection {
  readonly declaration: CollectionDeclaration;
  readonly adapter: SealingAdapter;
}

/** Id of how far the rewriting of a collection has come. */
export const rewritingId = ({ name }: CollectionDeclaration): string => `rewriting-${name}`;

/** Events of a service that name nobody, by its contract; of others nothing is known. */
/** What of a service its store depends on. */
export type StoringService = Pick<PublishingService, "name" | "publishes">;

const plainEventsOf = (service: StoringService): ((type: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (type) => {
    const there = known.get(type);
    if (there !== undefined) return there;
    const contract = service.publishes?.get(type);
    const plain = contract !== undefined && personalPaths(contract.data).length === 0;
    known.set(type, plain);
    return plain;
  };
};

export class SealedStore implements Store {
  readonly #inner: Store;
  readonly #sealing: Sealing;
  readonly #service: StoringService;
  readonly #sealed: readonly SealedCollection[];
  readonly #adapters: ReadonlyMap<string, SealingAdapter>;
  readonly #views = new Map<string, unknown>();
  #keys: DataKeys | undefined;
  #ready: Promise<void> | undefined;

  constructor(
    service: StoringService,
    declarations: readonly CollectionDeclaration[],
    sealing: Sealing,
    storeFor: StoreMaker,
  ) {
    this.#service = service;
    this.#sealing = sealing;
    this.#inner = storeFor(service.name, declarations);
    // Whichever is `this.adapter` opens this store, not the one below.
    const all = declarations.map((declaration) => ({
      declaration,
      adapter: new SealingAdapter(this, this.#inner.adapter(declaration)),
    }));
    this.#adapters = new Map(all.map((one) => [one.declaration.name, one.adapter]));
    this.#sealed = all.filter(({ declaration }) => hasSealedFields(declaration));
  }

  /** The keys, once it is open. */
  get keys(): DataKeys {
    if (!this.#keys) throw new Error(`The store of ${this.#service.name} is not open.`);
    return this.#keys;
  }

  /** Those of which something is encrypted, or was. */
  get sealed(): readonly SealedCollection[] {
    return this.#sealed.filter(({ adapter }) => adapter.fields);
  }

  /** Of the keys, and of how far the rewriting has come. */
  get marks(): Collection<DataKey | RewritingProgress> {
    return this.#inner.collection(dataKeys);
  }

  now(): string {
    return this.#sealing.now();
  }

  async open(): Promise<void> {
    await this.#inner.open();
    this.#ready ??= this.#prepare();
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      await this.#inner.close();
      throw error;
    }
  }

  adapter(declaration: CollectionDeclaration): StoreAdapter {
    return this.#adapters.get(declaration.name) ?? this.#inner.adapter(declaration);
  }

  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    const adapter = this.#adapters.get(declaration.name);
    if (!adapter?.fields) return this.#inner.collection(declaration);
    const known = this.#views.get(declaration.name);
    if (known) return known as Collection<T>;
    const made = new CollectionView<T>(declaration, adapter);
    this.#views.set(declaration.name, made);
    return made;
  }

  ping(): Promise<void> {
    return this.#inner.ping();
  }

  backup(directory: string): Promise<void> {
    return this.#inner.backup(directory);
  }

  forget(): Promise<void> {
    return this.#inner.forget();
  }

  compact(): Promise<boolean> {
    return this.#inner.compact();
  }

  async close(): Promise<void> {
    this.#ready = undefined;
    await this.#inner.close();
  }

  /** Keys that another process has made. */
  async reload(): Promise<void> {
    await this.keys.load(this.marks, this.#sealing.now());
  }

  /** What a collection's documents are to become. */
  targetOf({ secret, personal }: CollectionDeclaration): string {
    const persons = personal.length > 0 && this.#sealing.atRest;
    const parts = [...(secret.length > 0 ? ["secrets"] : []), ...(persons ? ["persons"] : [])];
    return parts.length === 0 ? "nothing" : `${parts.join("+")} ${this.keys.current}`;
  }

  async #prepare(): Promise<void> {
    const { atRest, masterKeys, now } = this.#sealing;
    this.#keys = new DataKeys(this.#service.name, masterKeys());
    await this.#keys.load(this.marks, now());
    const isPlainEvent = plainEventsOf(this.#service);
    for (const { declaration, adapter } of this.#sealed) {
      const mark = await this.#markOf(declaration);
      if (!mark) continue;
      const fields = new SealedFields({ declaration, keys: this.#keys, atRest, isPlainEvent });
      fields.mixed = !(mark.done && mark.target === this.targetOf(declaration));
      adapter.fields = fields;
    }
  }

  /** Written before anything is encrypted, so that it is known that something may be. Undefined: nothing is, nor was. */
  async #markOf(declaration: CollectionDeclaration): Promise<RewritingProgress | undefined> {
    const docs = this.marks;
    const id = rewritingId(declaration);
    const target = this.targetOf(declaration);
    const there = (await docs.get(id)) as RewritingProgress | undefined;
    const plain = !there || (there.done && there.target === "nothing");
    if (target === "nothing" && plain) return undefined;
    if (there?.target === target) return there;
    const mark: RewritingProgress = {
      ...{ id, version: (there?.version ?? 0) + 1, purpose: "rewriting", target },
      ...{ after: "", at: this.#sealing.now() },
    };
    await docs.put(mark);
    return mark;
  }
}

/** The store of a service; one of which nothing is ever encrypted is as the runtime makes it. */
export const storeWith = (
  service: StoringService,
  declarations: readonly CollectionDeclaration[],
  sealing: Sealing | undefined,
  storeFor: StoreMaker,
): Store => {
  const all = withDataKeys(declarations);
  return sealing && all.length > declarations.length
    ? new SealedStore(service, all, sealing, storeFor)
    : storeFor(service.name, all);
};
