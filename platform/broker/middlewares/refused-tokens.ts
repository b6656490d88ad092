/** Why a token is refused: told to the log of whoever runs the shop, never to its bearer. */
import { errors } from "jose";

export interface TokenFault {
  readonly refused: "expired" | "invalid";
  /** Names what does not hold, and nothing that the token says. */
  readonly why: string;
}

/** `why`: what does not hold, as the end of a sentence. */
export const invalid = (why: string): TokenFault => ({ refused: "invalid", why });

const TOKEN_LENGTH_MAX = 4096;

const isCanonical = (part: string): boolean =>
  Buffer.from(part, "base64url").toString("base64url") === part;

/** A claim that stands there twice, or blanks, are lost when it is written anew. */
const isPlainJson = (part: string): boolean => {
  const text = Buffer.from(part, "base64url").toString();
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
};

/** What is wrong with the form of a token: of what was signed there is one text. Others would be verified, and remembered, once more. */
export const formRefusal = (token: string): TokenFault | undefined => {
  if (token.length > TOKEN_LENGTH_MAX) return invalid("it is too long");
  const [head = "", payload = "", signature = "", ...more] = token.split(".");
  if (signature === "" || more.length > 0) return invalid("it has not the three parts of a token");
  if (![head, payload, signature].every(isCanonical)) return invalid("it is no plain base64url");
  return [head, payload].every(isPlainJson) ? undefined : invalid("it is no plain JSON");
};

/** What jose found. @throws the error when it says nothing of the token */
export const refusalIn = (error: unknown): TokenFault => {
  if (error instanceof errors.JWTExpired) return { refused: "expired", why: "it has expired" };
  if (error instanceof errors.JWTClaimValidationFailed)
    return invalid(`its ${error.claim} does not hold`);
  if (error instanceof errors.JOSEError) return invalid(error.code);
  throw error;
};

/** A line of the log for each. */
export const securityLine = (code: string, action: string, { why }: TokenFault): string =>
  `Security: ${code} for ${action}: the token is refused, ${why}.`;
