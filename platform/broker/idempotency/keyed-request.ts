/**
 * What identifies a keyed request. The store sees neither the key nor the body: a response may hold
 * what only its caller may read (tokens, a guest's cart), so it is sealed with what only the caller has.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, type Hash } from "node:crypto";
import { Transform, type Readable } from "node:stream";
import { brokerName, type ActionContract } from "../../contract/contract.ts";
import { slowKey } from "../../runtime/scrypt-pool.ts";
import type { ServiceContext } from "../context.ts";
import { ownValue } from "../../kernel/own-value.ts";
import { orQueueFull } from "../faults.ts";

/** A request with a key, ready to be compared. */
export interface KeyedRequest {
  /** Of principal, route with its path, and key. */
  readonly id: string;
  /** Of the body; resolves once an upload was read to its end. */
  readonly hash: Promise<string>;
  readonly seal: Buffer;
  /** What ids and tokens may be made of: the stored document alone is not enough. */
  readonly seedOf: (stored: string) => string;
  /** The upload as the handler is to read it. */
  readonly stream?: Readable;
}

const digest = (...parts: readonly unknown[]): Hash =>
  createHash("sha256").update(JSON.stringify(parts));

type Fields = Readonly<Record<string, unknown>>;
const sorted = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A password is not to be guessed from what is stored. */
const withoutSecret = async (body: Fields, salt: string): Promise<Fields> => {
  const { password } = body;
  if (typeof password !== "string") return body;
  return { ...body, password: (await slowKey({ password, salt, length: 32 })).toString("base64") };
};

const hashed = (upload: Readable, hash: Hash): { stream: Readable; done: Promise<string> } => {
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      next(null, chunk);
    },
  });
  const done = new Promise<string>((resolve, reject) => {
    stream.once("end", () => resolve(hash.digest("base64url"))).on("error", reject);
    // Cut off without an error: nobody must wait for its end.
    stream.once("close", () => reject(new Error("The upload did not come whole")));
  });
  done.catch(() => undefined); // Whoever reads the stream sees it.
  upload.on("error", (error) => stream.destroy(error)).pipe(stream);
  return { stream, done };
};

const namesInPath = ({ rest }: ActionContract): string[] =>
  [...(rest?.path ?? "").matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);

/**
 * A guest's request to a route whose path names nothing that only its client has the id of: all
 * guests share the scope, so the body is part of it.
 */
export const isOpen = (contract: ActionContract, ctx: ServiceContext<never>): boolean =>
  !ctx.principal && contract.rest !== undefined && namesInPath(contract).length === 0;

/** Params of which one makes any key a guest's own; undefined: the operation takes no key. */
export const keyScopeOf = (contract: ActionContract): readonly string[] | undefined =>
  contract.rest?.idempotency === undefined
    ? undefined
    : [...namesInPath(contract), ...(contract.rest.keyScope ?? [])];

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;
/** So many characters of base64 hold 128 bits. */
const longEnough = 22;

/** Whether nobody else is likely to send the same key, by chance or on purpose. */
export const isUnguessable = (key: string): boolean => key.length >= longEnough || uuid.test(key);

/** For a guest the address stands for the principal; the path holds the cart or order it is about. */
const principalOf = (contract: ActionContract, ctx: ServiceContext<never>): readonly string[] => {
  if (ctx.principal) return ["user", ctx.principal.id];
  if (isOpen(contract, ctx)) return ["guest"];
  const { orderToken } = ctx.params as { orderToken?: string };
  return ["guest", ctx.meta.clientAddress ?? "", orderToken ?? ""];
};

/** A request with an `Idempotency-Key`: who sent it, with which key and which body. An upload is hashed while it is read. */
export const keyedRequest = async (
  contract: ActionContract,
  ctx: ServiceContext<never>,
  key: string,
): Promise<KeyedRequest> => {
  const { idempotencyKey: _key, orderToken: _token, ...body } = ctx.params as Fields;
  const path = namesInPath(contract).map((name) => ownValue(body, name));
  const scope = [brokerName(contract), principalOf(contract, ctx), path, key];
  const scopeId = digest("id", scope).digest("base64url");
  const hidden = withoutSecret(body, scopeId).catch(orQueueFull(ctx.broker.nodeID, contract));
  const text = JSON.stringify(await hidden, sorted);
  const id = isOpen(contract, ctx) ? digest("id", scope, text).digest("base64url") : scopeId;
  const hash = digest("body", scope, text);
  const seal = digest("seal", scope, text).digest();
  const seedOf = (stored: string): string => digest("seed", stored, scope, text).digest("hex");
  const upload = ctx.stream as Readable | null;
  if (!upload) return { id, hash: Promise.resolve(hash.digest("base64url")), seal, seedOf };
  const { stream, done } = hashed(upload, hash);
  return { id, hash: done, seal, seedOf, stream };
};

/** AES-256-GCM under a fresh nonce; base64 of nonce, tag and text. */
export const sealed = (value: unknown, key: Buffer): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
};

/** What was sealed. @throws Error when the key is another's */
export const unsealed = (box: string, key: Buffer): unknown => {
  const bytes = Buffer.from(box, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  return JSON.parse(text.toString("utf8"));
};
