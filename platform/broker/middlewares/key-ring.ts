/** The public keys by which a process judges tokens. */
import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import moleculer from "moleculer";

/** Finds the key of a token. */
type KeySet = ReturnType<typeof createLocalJWKSet>;

interface Ring {
  readonly set: KeySet;
  readonly ids: ReadonlySet<string>;
}

const unavailable = (cause: unknown): Error =>
  new moleculer.Errors.MoleculerRetryableError(
    `The keys of access tokens cannot be read: ${(cause as Error).message}`,
    503,
    "KEYS_UNAVAILABLE",
  );

const ringOf = (fetched: unknown): Ring => {
  const { keys } = fetched as JSONWebKeySet;
  return {
    set: createLocalJWKSet({ keys }),
    ids: new Set(keys.map(({ kid = "" }) => kid)),
  };
};

/** Keys in memory: they outlive the issuer's absence. `fetch` reads a JSON Web Key Set. */
export const keyRing = (fetch: () => PromiseLike<unknown>, refetchMs: number) => {
  let ring: Promise<Ring> | undefined;
  let fetchedAt = -Infinity;
  const load = (): Promise<Ring> => {
    const before = ring;
    fetchedAt = performance.now();
    const loading = Promise.resolve(fetch()).then(ringOf, (error: unknown) => {
      if (ring === loading) ring = before;
      throw unavailable(error);
    });
    return (ring = loading);
  };
  const setOf = async (from: Promise<Ring>): Promise<KeySet> => (await from).set;
  return {
    /** @throws Error 503 where there are none yet and the issuer is away */
    current: (): Promise<KeySet> => setOf(ring ?? load()),
    /** The keys after an unknown key id: fetched again unless that was done just now. */
    newer: (): Promise<KeySet> =>
      setOf(ring && performance.now() - fetchedAt < refetchMs ? ring : load()),
    /**
     * Fetches the keys if others than these are in memory (undefined: not known which). Whether one is believed no more.
     * @throws Error 503 when the issuer is away
     */
    async follow(ids: readonly string[] | undefined): Promise<boolean> {
      const known = ids && ring ? (await ring).ids : undefined;
      if (!ids || !known) return false;
      const gone = [...known].some((id) => !ids.includes(id));
      if (gone || ids.some((id) => !known.has(id))) await load();
      return gone;
    },
  };
};
