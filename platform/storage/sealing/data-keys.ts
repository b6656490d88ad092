/** The keys of a store's data: encrypted under SECRETS_KEY, in a collection of the same store. */
import { randomBytes } from "node:crypto";
import { ConfigurationError } from "../../kernel/configuration-error.ts";
import type { MasterKey } from "../../runtime/master-keys.ts";
import {
  collection,
  type CollectionDeclaration,
  type Collection,
  type Doc,
} from "../collection.ts";
import { blindOf, CipherError, cipherOf, type Cipher } from "./cipher.ts";

/** How a process encrypts what its services store. */
export interface Sealing {
  /** @throws ConfigurationError when there is no usable key */
  readonly masterKeys: () => readonly MasterKey[];
  /** Whether persons are encrypted. */
  readonly atRest: boolean;
  readonly now: () => string;
}

/** A key. `index`: makes what stands for a value in an index; it stays while keys of data change. */
export interface DataKey extends Doc {
  readonly purpose: "data" | "index";
  /** 32 bytes, encrypted. */
  readonly key: string;
  /** Id of the key of SECRETS_KEY under which they are. */
  readonly under: string;
  readonly createdAt: string;
}
/** How far the rewriting of a collection has come; the id is made of its name. */
export interface RewritingProgress extends Doc {
  readonly purpose: "rewriting";
  /** What its documents are to become: the key, and whether persons are encrypted. */
  readonly target: string;
  /** Documents up to this id are as `target` says. */
  readonly after: string;
  /** When it was begun. */
  readonly at?: string;
  readonly done?: true;
}
export const dataKeys = collection<DataKey | RewritingProgress>("dataKeys");

/** Whether a collection has fields that are encrypted, ever or always. */
export const hasSealedFields = ({ secret, personal }: CollectionDeclaration): boolean =>
  secret.length + personal.length > 0;

/** The collections of a service, with that of their keys where any needs some. */
export const withDataKeys = (
  declarations: readonly CollectionDeclaration[],
): readonly CollectionDeclaration[] =>
  declarations.some(hasSealedFields) && !declarations.includes(dataKeys)
    ? [...declarations, dataKeys]
    : declarations;

/** Whether a document of `dataKeys` is a key. */
export const isDataKey = (doc: DataKey | RewritingProgress): doc is DataKey =>
  doc.purpose !== "rewriting";

const numberOf = ({ id }: DataKey): number => Number(id.slice(1));
const boundOf = (service: string, { id, purpose }: Pick<DataKey, "id" | "purpose">): string =>
  ["data key", service, purpose, id].join("\n");

/** A text under a key that is not known here: another process may have made it, or it is destroyed. */
export class UnknownKeyError extends Error {
  override readonly name = "UnknownKeyError";
}

/** An encrypted value as it is stored: an object, which nobody can send in the place of a text. */
interface Sealed {
  readonly _enc: string;
}
/** Whether a stored value is encrypted. */
export const isSealed = (value: unknown): value is Sealed =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "_enc");

const wrapped = (
  service: string,
  [master]: readonly MasterKey[],
  key: Buffer,
  about: Pick<DataKey, "id" | "purpose">,
): Pick<DataKey, "key" | "under"> => {
  if (!master) throw new Error("There is no key to encrypt keys under.");
  const text = master.cipher.encrypt(key.toString("base64"), boundOf(service, about));
  return { key: text, under: master.id };
};

const madeKey = (
  service: string,
  masters: readonly MasterKey[],
  { purpose, number, createdAt }: { number: number } & Pick<DataKey, "purpose" | "createdAt">,
): DataKey => {
  const about = { id: `${purpose === "data" ? "k" : "i"}${number}`, purpose };
  return { ...about, version: 1, createdAt, ...wrapped(service, masters, randomBytes(32), about) };
};

/** The key of data that follows another, as it is stored. */
export const nextDataKey = (
  service: string,
  masters: readonly MasterKey[],
  before: DataKey,
  createdAt: string,
): DataKey =>
  madeKey(service, masters, { purpose: "data", number: numberOf(before) + 1, createdAt });

/** The keys of one store, as this process knows them. */
export class DataKeys {
  readonly #service: string;
  readonly #masters: readonly MasterKey[];
  readonly #ciphers = new Map<string, Cipher>();
  #index: Buffer | undefined;
  #current = "";

  constructor(service: string, masters: readonly MasterKey[]) {
    this.#service = service;
    this.#masters = masters;
  }

  /** Id of the key that encrypts. */
  get current(): string {
    return this.#current;
  }

  /** Reads the keys of the store, and makes the first ones. @throws ConfigurationError when SECRETS_KEY is another one */
  async load(docs: Collection<DataKey | RewritingProgress>, now: string): Promise<void> {
    const found = (await docs.find({})).filter(isDataKey);
    const missing = (["data", "index"] as const).filter(
      (purpose) => !found.some((one) => one.purpose === purpose),
    );
    if (missing.length > 0) {
      await docs.insertMissing(missing.map((purpose) => this.#made(purpose, 1, now)));
      return this.load(docs, now);
    }
    const opened = found.map((one) => [one, this.#opened(one)] as const);
    await this.#rewrap(docs, opened);
    this.#keep(opened);
  }

  /** A value as it is stored. `bound`: what it belongs to. */
  seal(value: unknown, bound: string): Sealed {
    const cipher = this.#ciphers.get(this.#current);
    if (!cipher) throw new Error(`The keys of ${this.#service} are not loaded.`);
    return { _enc: `${this.#current}.${cipher.encrypt(JSON.stringify(value), bound)}` };
  }

  /** The value of what is stored. @throws CipherError, UnknownKeyError */
  open({ _enc }: Sealed, bound: string): unknown {
    const [id = "", text = ""] = _enc.split(".", 2);
    const cipher = this.#ciphers.get(id);
    if (!cipher) throw new UnknownKeyError(`it is under the key ${id}, which is not there`);
    return JSON.parse(cipher.decrypt(text, bound)) as unknown;
  }

  /** Whether it is under the key that encrypts now. */
  isCurrent({ _enc }: Sealed): boolean {
    return _enc.startsWith(`${this.#current}.`);
  }

  /** What stands for a value in an index. */
  blind(value: string | number | boolean, bound: string): string {
    if (!this.#index) throw new Error(`The keys of ${this.#service} are not loaded.`);
    return `~${blindOf(this.#index, bound, JSON.stringify(value))}`;
  }

  #made(purpose: DataKey["purpose"], number: number, createdAt: string): DataKey {
    return madeKey(this.#service, this.#masters, { purpose, number, createdAt });
  }

  #opened(doc: DataKey): Buffer {
    const master = this.#masters.find(({ id }) => id === doc.under);
    if (!master)
      throw new ConfigurationError([
        `SECRETS_KEY is not the key that the data of ${this.#service} are encrypted with (that is ${doc.under}, this is ${this.#masters.map(({ id }) => id).join(", ")}): set the one they were written with, or put it behind the new one, separated by a comma.`,
      ]);
    try {
      return Buffer.from(master.cipher.decrypt(doc.key, boundOf(this.#service, doc)), "base64");
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
      throw new Error(`The key ${doc.id} of ${this.#service} in dataKeys: ${error.message}.`, {
        cause: error,
      });
    }
  }

  /** SECRETS_KEY was changed: the keys go under the new one, and the data stay as they are. */
  async #rewrap(
    docs: Collection<DataKey | RewritingProgress>,
    opened: readonly (readonly [DataKey, Buffer])[],
  ): Promise<void> {
    const under = this.#masters[0]?.id;
    for (const [{ id, purpose, version, under: before }, key] of opened)
      if (before !== under)
        await docs.update(
          { id, version },
          { $set: { ...wrapped(this.#service, this.#masters, key, { id, purpose }) } },
        );
  }

  #keep(opened: readonly (readonly [DataKey, Buffer])[]): void {
    const data = opened.filter(([{ purpose }]) => purpose === "data");
    const ids = new Set(data.map(([{ id }]) => id));
    for (const id of this.#ciphers.keys()) if (!ids.has(id)) this.#ciphers.delete(id);
    for (const [{ id }, key] of data)
      if (!this.#ciphers.has(id)) this.#ciphers.set(id, cipherOf(key));
    const [newest] = data.map(([doc]) => doc).sort((a, b) => numberOf(b) - numberOf(a));
    this.#current = newest?.id ?? "";
    this.#index = opened.find(([{ purpose }]) => purpose === "index")?.[1];
  }
}
