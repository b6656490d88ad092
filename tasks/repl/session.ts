/** Who sits at the REPL: the access token that goes with each call, kept fresh. */
import { ask, type CallContext } from "../../platform/broker/call.ts";
import { isFault } from "../../platform/kernel/fault.ts";
import { refresh, signIn, signOut } from "../../services/identity/identity.contract.ts";
import type { Tokens } from "../../services/identity/identity.schemas.ts";

export interface Session {
  /** Undefined: nobody has signed in. */
  readonly who: string | undefined;
  /** @throws Error with the refusal */
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** A token that lives for some time still. @throws Error when the session has ended */
  token(): Promise<string | undefined>;
}

interface Signed extends Tokens {
  readonly email: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}
/** Fetched anew so long before its end. */
const MARGIN_MS = 60_000;

/** `given`: a token from outside (CARAVAN_TOKEN), used until somebody signs in; nobody can refresh it. */
export const sessionOf = (from: CallContext, given: string | undefined): Session => {
  let signed: Signed | undefined;
  let renewing: Promise<void> | undefined;
  const keep = (email: string, tokens: Tokens): void => {
    signed = { ...tokens, email, until: Date.now() + tokens.expiresIn * 1000 };
  };
  const renew = async ({ email, refreshToken }: Signed): Promise<void> => {
    const tokens = await ask(from, refresh, { refreshToken });
    if (!isFault(tokens)) return keep(email, tokens);
    signed = undefined;
    throw new Error(`${tokens.title} (shop login ${email})`);
  };
  return {
    get who() {
      return signed?.email ?? (given === undefined ? undefined : "the bearer of CARAVAN_TOKEN");
    },
    async signIn(email, password) {
      const tokens = await ask(from, signIn, { email, password });
      if (isFault(tokens)) throw new Error(tokens.title);
      keep(email, tokens);
    },
    async signOut() {
      const token = signed?.accessToken;
      signed = undefined;
      if (token !== undefined) await ask(from, signOut, {}, { meta: { token } });
    },
    async token() {
      if (signed && signed.until - Date.now() < MARGIN_MS) {
        // A refresh token is for one use: two at once would end the session.
        renewing ??= renew(signed).finally(() => (renewing = undefined));
        await renewing;
      }
      return signed?.accessToken ?? given;
    },
  };
};

/** As `from`, with the session's token in each call that brings none of its own. */
export const signing = (from: CallContext, session: Session): CallContext => ({
  async call(name, params, options = {}) {
    const own = (options["meta"] ?? {}) as Record<string, unknown>;
    const token = "token" in own ? undefined : await session.token();
    const meta = token === undefined ? own : { ...own, token };
    return from.call(name, params, { ...options, meta });
  },
});
