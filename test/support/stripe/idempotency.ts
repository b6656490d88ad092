import { keyInUse, keyReused, Refused, type Response } from "./refusals.ts";

interface Remembered {
  /** Path and parameters. */
  readonly asked: string;
  readonly at: number;
  response?: Response;
}

/** What was answered to which key. */
export type Keys = Map<string, Remembered>;

/** Seconds after which a key is forgotten: then the same key does it all again. */
export const keyLifetime = 86_400;

const responseOf = (error: unknown): Refused => {
  if (error instanceof Refused) return error;
  throw error;
};

/** A key's first request is carried out; the same again gets the same response, another is refused. */
export const once = async (
  keys: Keys,
  { key, asked, at }: { key: string | undefined; asked: string; at: number },
  carryOut: () => Promise<Response>,
): Promise<Response> => {
  if (key === undefined) return carryOut().catch((error: unknown) => responseOf(error).response);
  const before = keys.get(key);
  if (before && at - before.at < keyLifetime) {
    if (before.asked !== asked) return keyReused.response;
    if (!before.response) return keyInUse.response;
    return { ...before.response, headers: { "idempotent-replayed": "true" } };
  }
  const remembered: Remembered = { asked, at };
  keys.set(key, remembered);
  try {
    remembered.response = await carryOut();
    return remembered.response;
  } catch (error) {
    const refused = responseOf(error);
    // What is refused before it begins is not kept: the key is free.
    if (refused.begun) remembered.response = refused.response;
    else keys.delete(key);
    return refused.response;
  }
};
