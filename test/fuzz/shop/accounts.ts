/** Somebody of each kind, signed in; whoever loses an account or a session in the course of things gets another. */
import { ADMIN, steppedUpToken, until, type Client } from "../../support/client.ts";

const password = "correct horse battery staple";
const scopes = ["catalog", "stock", "orders", "payments", "customers", "insights"] as const;
/** Shorter than a step-up lasts. */
const STEP_UP_MS = 200_000;
const people = ["shopper", "other", ...scopes];

interface Account {
  readonly token: string;
  readonly refreshToken: string;
}

/** Hashing is slow work: on a busy machine a sign-in is asked again. */
const signIn = async (client: Client, email: string, secret: string): Promise<Account> => {
  const session = await until(`the sign-in of ${email}`, async () => {
    const one = await client.request("POST", "/v1/sessions", { email, password: secret });
    return one.status === 201 && one;
  });
  const { accessToken, refreshToken } = session.body as Record<string, string>;
  return { token: accessToken as string, refreshToken: refreshToken as string };
};

/** A signature that was once another's: the token is well-formed and nobody's. */
const forged = (token: string): string => {
  const [head, body, signature = ""] = token.split(".");
  return `${head}.${body}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
};
/** Says that it ended long ago, under a signature that is not its own. */
const expired = (token: string): string => {
  const [head, , signature] = token.split(".");
  const body = Buffer.from(JSON.stringify({ sub: "user_1", exp: 1 })).toString("base64url");
  return `${head}.${body}.${signature}`;
};

export const accountsOf = (client: Client) => {
  const accounts = new Map<string, Account>();
  let last = 0;
  let steppedUp = "";
  let steppedUpAt = 0;

  const register = async (email: string): Promise<Account> => {
    const made = await client.request("POST", "/v1/users", { email, password, name: "Fuzz" });
    if (made.status !== 201) throw new Error(`An account: ${JSON.stringify(made.body)}`);
    return signIn(client, email, password);
  };
  /** `headers`: of an administrator; none: the first one. */
  const grant = async (
    { token }: Account,
    scope: string,
    headers: Record<string, string> = {},
  ): Promise<void> => {
    const own = { authorization: `Bearer ${token}` };
    const me = await client.request("GET", "/v1/users/me", undefined, own);
    const { id, version } = me.body as { id: string; version: number };
    const path = `/v1/users/${id}/scopes`;
    const match = { "if-match": `"${version}"`, ...headers };
    const granted = await client.staff("PUT", path, { scopes: [scope] }, match);
    if (granted.status !== 200) throw new Error(`Scopes: ${JSON.stringify(granted.body)}`);
  };
  /** An administrator whose password nobody guesses at: guesses are counted, and keep the account from a step-up. */
  const grantor = async (): Promise<Record<string, string>> => {
    const email = "grantor@fuzz.example";
    if (last === 0) await grant(await register(email), "admin");
    if (Date.now() - steppedUpAt > STEP_UP_MS) {
      const { token } = await signIn(client, email, password);
      const headers = { authorization: `Bearer ${token}` };
      steppedUp = await steppedUpToken(client.request, password, headers);
      steppedUpAt = Date.now();
    }
    return { authorization: `Bearer ${steppedUp}` };
  };
  const make = async (kind: string): Promise<Account> => {
    const headers = await grantor();
    last += 1;
    const email = `${kind}${last}@fuzz.example`;
    const account = await register(email);
    const scope = scopes.find((one) => one === kind);
    if (!scope) return account;
    await grant(account, scope, headers);
    return signIn(client, email, password);
  };
  const admin = async (): Promise<Account> => {
    const { ADMIN_EMAIL, ADMIN_PASSWORD } = ADMIN;
    const account = await signIn(client, ADMIN_EMAIL, ADMIN_PASSWORD);
    const headers = { authorization: `Bearer ${account.token}` };
    return { ...account, token: await steppedUpToken(client.request, ADMIN_PASSWORD, headers) };
  };
  const works = async ({ token }: Account): Promise<boolean> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await client.request("GET", "/v1/users/me", undefined, headers)).status === 200;
  };
  const renew = async (kind: string): Promise<void> => {
    const account = accounts.get(kind);
    if (account && (await works(account))) return;
    accounts.set(kind, await (kind === "admin" ? admin() : make(kind)));
  };

  return {
    /** Everybody whose token counts no more gets a new one. */
    async renewed(): Promise<void> {
      for (const kind of ["admin", ...people]) await renew(kind);
    },
    /** `Authorization` of a kind of caller; undefined: none is sent. */
    authorization(kind: string): string | undefined {
      const token = (of: string): string => accounts.get(of)?.token ?? "";
      if (kind === "none") return undefined;
      if (kind === "forged") return `Bearer ${forged(token("admin"))}`;
      if (kind === "expired") return `Bearer ${expired(token("admin"))}`;
      if (kind === "malformed") return "Bearer x.y.z";
      if (kind === "basic") return `Basic ${Buffer.from("admin:admin").toString("base64")}`;
      if (kind === "empty") return "Bearer ";
      return `Bearer ${token(kind)}`;
    },
    refreshTokens: (): readonly string[] => [...accounts.values()].map((one) => one.refreshToken),
    emails: (): readonly string[] => [ADMIN.ADMIN_EMAIL, "ada@example.org"],
  };
};

export type Accounts = Awaited<ReturnType<typeof accountsOf>>;
