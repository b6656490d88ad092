/** Everybody who may send a request. A further kind of caller is a line of `kinds`, and where it needs one a way to be made. */
import { randomUUID } from "node:crypto";
import { accessToken, type Claims } from "../../../services/identity/adapters/token-signer.ts";
import { Scope } from "../../../services/identity/identity.schemas.ts";
import type { StoredKey } from "../../../services/identity/identity.store.ts";
import { ADMIN, steppedUpToken, until, type Client, type Reply } from "../../support/client.ts";

export type Headers = Record<string, string>;

/** Somebody, as the service that is asked sees them. */
export interface Principal {
  readonly name: string;
  readonly headers: Headers;
  /** Id of the user; undefined: nobody is signed in. */
  readonly userId?: string;
  readonly scopes: readonly string[];
  /** Why the token counts no more. */
  readonly refused?:
    | "TOKEN_EXPIRED"
    | "TOKEN_INVALID"
    | "API_KEY_EXPIRED"
    | "API_KEY_REVOKED"
    | "PUBLISHABLE_KEY_INVALID";
  /** Is no person but a program with an API key. */
  readonly key?: true;
  /** Has shown just now that it is them. */
  readonly steppedUp?: true;
  /** Has the ids and tokens of a guest's cart and order. */
  readonly holder?: true;
}

const scopes: readonly string[] = Scope.anyOf.map((one) => one.const);
/** For operations that ask for no scope, or for one that only administrators hold. */
const ANY = "insights";
const nounOf = (scope: string): string => scope.split(":")[0] ?? "";
/** `orders:write`; where there is none, another. */
const oneOf = (scope: string, kind: "read" | "write"): string =>
  scopes.find((one) => one === `${nounOf(scope)}:${kind}`) ?? `${ANY}:read`;

/** Has given the password at the sign-in alone. */
export const notSteppedUp = "administrator without a step-up";

export type Kind = (people: People, scope: string | undefined) => Promise<Principal>;

/** By name, how one comes by each kind for an operation that asks for this scope, or for none. */
export const kinds: Readonly<Record<string, Kind>> = {
  anonymous: async () => ({ name: "anonymous", headers: {}, scopes: [] }),
  "publishable key": (people) => people.storefront("publishable key"),
  "publishable key that was revoked": (people) => people.revokedStorefront(),
  "cart holder": async () => ({ name: "cart holder", headers: {}, scopes: [], holder: true }),
  "shopper A": (people) => people.known("shopper A", []),
  "shopper B": (people) => people.known("shopper B", []),
  "staff without a scope of it": (people, scope = "admin") => {
    const noun = nounOf(scope);
    // Of earlier versions: it means refunds, too.
    const except = ["admin", noun, noun === "refunds" ? "payments" : noun];
    const others = scopes.filter((one) => !except.includes(one) && nounOf(one) !== noun);
    return people.known(`staff without ${noun}`, others);
  },
  "staff with read": (people, scope = ANY) => people.staffWith(oneOf(scope, "read")),
  "staff with write": (people, scope = ANY) => people.staffWith(oneOf(scope, "write")),
  "staff with a scope of an earlier version": (people, scope = ANY) => {
    const noun = nounOf(scope) === "refunds" ? "payments" : nounOf(scope);
    return people.staffWith(scopes.includes(noun) && noun !== "admin" ? noun : ANY);
  },
  administrator: (people) => people.known("administrator", ["admin"]),
  "API key without the scope": (people, scope = "admin") =>
    people.program(nounOf(scope) === "insights" ? "stock:read" : ANY),
  "API key with the scope": (people, scope = ANY) =>
    people.program(scope === "admin" ? ANY : scope),
  "API key that has expired": (people) => people.endedKey("API_KEY_EXPIRED"),
  "API key that was revoked": (people) => people.endedKey("API_KEY_REVOKED"),
  [notSteppedUp]: (people) => people.known(notSteppedUp, ["admin"]),
  expired: (people) => people.expired(),
  revoked: (people) => people.revoked(),
  erased: (people) => people.erased(),
};

const must = ({ status, body }: Reply): any => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

const password = "seven wooden looms";

/** Makes people, each name once. `signingKey`: what the shop signs tokens with. */
export class People {
  readonly #shop: Client;
  readonly #signingKey: () => Promise<StoredKey>;
  readonly #known = new Map<string, Promise<Principal>>();

  constructor(shop: Client, signingKey: () => Promise<StoredKey>) {
    this.#shop = shop;
    this.#signingKey = signingKey;
  }

  /** Hashing is slow work: on a busy machine a sign-in is asked again. */
  async #signIn(account: { email: string; password: string }): Promise<Headers> {
    const { body } = await until("a sign-in", async () => {
      const one = await this.#shop.request("POST", "/v1/sessions", account);
      return one.status === 201 && one;
    });
    return { authorization: `Bearer ${body.accessToken}` };
  }

  async #stepUp(headers: Headers): Promise<Headers> {
    const token = await steppedUpToken(
      (...asked) => this.#shop.request(...asked),
      password,
      headers,
    );
    return { authorization: `Bearer ${token}` };
  }

  /** Somebody new. */
  async fresh(name: string, granted: readonly string[]): Promise<Principal> {
    const account = { email: `${randomUUID()}@example.org`, password };
    must(await this.#shop.request("POST", "/v1/users", account));
    const guest = await this.#signIn(account);
    const me = must(await this.#shop.request("GET", "/v1/users/me", undefined, guest));
    const { id: userId } = me as { id: string };
    if (granted.length === 0) return { name, headers: guest, userId, scopes: [] };
    const match = { "if-match": `"${me.version}"` };
    const path = `/v1/users/${userId}/scopes`;
    must(await this.#shop.staff("PUT", path, { scopes: granted }, match));
    const headers = await this.#signIn(account);
    const isAdmin = granted.includes("admin") && name !== notSteppedUp;
    return {
      name,
      ...(isAdmin ? { headers: await this.#stepUp(headers), steppedUp: true } : { headers }),
      userId,
      scopes: granted,
    };
  }

  #once(name: string, make: () => Promise<Principal>): Promise<Principal> {
    const known = this.#known.get(name) ?? make();
    this.#known.set(name, known);
    return known;
  }

  known(name: string, granted: readonly string[]): Promise<Principal> {
    return this.#once(name, () => this.fresh(name, granted));
  }

  staffWith(scope: string): Promise<Principal> {
    return this.known(`staff with ${scope}`, [scope]);
  }

  async #key(scope: string, more: object = {}): Promise<{ id: string; headers: Headers }> {
    const wish = { name: "matrix", scopes: [scope], ...more };
    const { id, secret } = must(await this.#shop.staff("POST", "/v1/api-keys", wish));
    return { id, headers: { authorization: `Bearer ${secret as string}` } };
  }

  program(scope: string): Promise<Principal> {
    const name = `API key with ${scope}`;
    return this.#once(name, async () => {
      const { headers } = await this.#key(scope);
      return { name, headers, scopes: [scope], key: true };
    });
  }

  /** A guest of a storefront; its page's origin is for browsers to say. */
  storefront(name: string): Promise<Principal> {
    return this.#once(name, async () => {
      const wish = { name: "matrix", origins: ["https://matrix.example"] };
      const { key } = must(await this.#shop.staff("POST", "/v1/publishable-keys", wish));
      const headers = { "x-publishable-key": String(key) };
      await until(name, async () => {
        const { status } = await this.#shop.request("GET", "/v1/products", undefined, headers);
        return status === 200;
      });
      return { name, headers, scopes: [] };
    });
  }

  revokedStorefront(): Promise<Principal> {
    const name = "publishable key that was revoked";
    return this.#once(name, async () => {
      const { headers } = await this.storefront("publishable key to be revoked");
      const { body } = await this.#shop.staff("GET", "/v1/publishable-keys?limit=100");
      const { id } = body.items.find(
        ({ key }: { key: string }) => key === headers["x-publishable-key"],
      );
      must(await this.#shop.staff("POST", `/v1/publishable-keys/${id as string}/revoke`));
      const refused = "PUBLISHABLE_KEY_INVALID";
      await until(refused, async () => {
        const one = await this.#shop.request("GET", "/v1/products", undefined, headers);
        return one.body.code === refused;
      });
      return { name, headers, scopes: [], refused };
    });
  }

  /** A key that opened things before. */
  endedKey(refused: "API_KEY_EXPIRED" | "API_KEY_REVOKED"): Promise<Principal> {
    return this.#once(refused, async () => {
      const soon = { expiresAt: new Date(Date.now() + 2_000).toISOString() };
      const { id, headers } = await this.#key(ANY, refused === "API_KEY_EXPIRED" ? soon : {});
      if (refused === "API_KEY_REVOKED")
        must(await this.#shop.staff("POST", `/v1/api-keys/${id}/revoke`));
      await until(refused, async () => {
        const { body } = await this.#shop.request("GET", "/v1/stock", undefined, headers);
        return body.code === refused;
      });
      return { name: refused, headers, scopes: [], key: true, refused };
    });
  }

  /** An administrator whose token was good an hour ago. */
  expired(): Promise<Principal> {
    return this.#once("expired", async () => {
      const headers = await this.#signIn({
        email: ADMIN.ADMIN_EMAIL,
        password: ADMIN.ADMIN_PASSWORD,
      });
      const [, claims = ""] = (headers["authorization"] ?? "").split(".");
      const said = JSON.parse(Buffer.from(claims, "base64url").toString()) as {
        readonly sub: string;
        readonly email: string;
        readonly sid: string;
        readonly rst: number;
      };
      const whose: Claims = {
        ...{ userId: said.sub, email: said.email, sessionId: said.sid, restrictions: said.rst },
        scopes: ["admin"],
      };
      const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
      const token = await accessToken(await this.#signingKey(), whose, hourAgo, 900);
      return {
        ...{ name: "expired", headers: { authorization: `Bearer ${token}` } },
        ...{ scopes: [], refused: "TOKEN_EXPIRED" },
      };
    });
  }

  /** Until everybody knows that the token counts no more. */
  async #ended(name: string, { headers }: Principal): Promise<Principal> {
    await until(`the end of ${name}`, async () => {
      const all = await Promise.all(
        ["/v1/users/me", "/v1/customers/me", "/v1/carts/none", "/v1/orders/none"].map((path) =>
          this.#shop.request("GET", path, undefined, headers),
        ),
      );
      return all.every(({ body }) => body.code === "TOKEN_INVALID");
    });
    return { name, headers, scopes: [], refused: "TOKEN_INVALID" };
  }

  revoked(): Promise<Principal> {
    return this.#once("revoked", async () => {
      const one = await this.fresh("revoked", ["admin"]);
      must(await this.#shop.request("DELETE", "/v1/sessions/current", undefined, one.headers));
      return this.#ended("revoked", one);
    });
  }

  erased(): Promise<Principal> {
    return this.#once("erased", async () => {
      const one = await this.fresh("erased", []);
      // The customer is made by an event.
      await until("the customer", async () => {
        const path = "/v1/customers/me";
        return (await this.#shop.request("DELETE", path, undefined, one.headers)).status < 300;
      });
      return this.#ended("erased", one);
    });
  }
}
