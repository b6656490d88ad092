/** The client: every route by its path, with a session and with keys that make repeated orders one. */
import createClient, { type Client, type ClientOptions, type Middleware } from "openapi-fetch";
import { dataOf } from "./result.ts";
import type { components, paths } from "./schema.ts";

type Schemas = components["schemas"];

/** What signs requests: an access token of some minutes, and what the next one is made of. */
export type Session = Pick<Schemas["Tokens"], "accessToken" | "refreshToken">;

export interface ShopOptions {
  /** `https://shop.example`: without `/v1`. */
  readonly url: string;
  /** Of a user who signed in before. */
  readonly session?: Session;
  /** Of a program, `sk_caravan_…`: signs every request, in the place of a session. Never in a page: there everybody reads it. */
  readonly apiKey?: string;
  /** Of a storefront, `pk_caravan_…`: sent with every request, beside a session. A page on another origin needs one. */
  readonly publishableKey?: string;
  /** Called with every new session, and with undefined when it ends: to store it. */
  readonly onSession?: (session: Session | undefined) => void;
  /** Instead of the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface Shop extends Client<paths> {
  /** Signs all later requests. @throws ShopError CREDENTIALS_WRONG */
  signIn(credentials: Schemas["IdentitySignInRequest"]): Promise<void>;
  /** Ends the session at the shop, and here. */
  signOut(): Promise<void>;
  readonly session: Session | undefined;
}

/** Requests that make a session: they are not signed by the one before. */
const makesSession = ({ method, url }: Request): boolean =>
  method === "POST" && /\/v1\/sessions(?:\/refresh)?$/u.test(new URL(url).pathname);

/** A new name of a request, by which the shop knows it when it comes again. */
const newKey = (): string => crypto.randomUUID();

const signed = (request: Request, session: Session | undefined): Request => {
  if (session) request.headers.set("Authorization", `Bearer ${session.accessToken}`);
  return request;
};

const isExpired = async (response: Response): Promise<boolean> => {
  if (response.status !== 401) return false;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (problem as { code?: unknown } | undefined)?.code === "TOKEN_EXPIRED";
};

interface Keeper {
  session: Session | undefined;
  /** Resolves to the session after the one that expired; undefined: there is none. */
  renewed(expired: Session): Promise<Session | undefined>;
  set(session: Session | undefined): void;
}

/** Holds the session; many requests that meet its end at once renew it once. */
const keeperOf = ({ session, onSession }: ShopOptions, client: Client<paths>): Keeper => {
  let renewal: Promise<Session | undefined> | undefined;
  const refresh = async ({ refreshToken }: Session): Promise<Session | undefined> => {
    const { data, response } = await client.POST("/v1/sessions/refresh", {
      body: { refreshToken },
    });
    // A shop that is away says nothing about the session.
    if (data ?? (response.status >= 400 && response.status < 500)) keeper.set(data);
    return data;
  };
  const keeper: Keeper = {
    session,
    set(next) {
      keeper.session = next;
      onSession?.(next);
    },
    renewed(expired) {
      if (keeper.session !== expired) return Promise.resolve(keeper.session);
      renewal ??= refresh(expired).finally(() => (renewal = undefined));
      return renewal;
    },
  };
  return keeper;
};

/** Signs requests, and repeats one whose token had expired with the next token and the same key. */
const signing = (
  keeper: Keeper,
  ask: (request: Request) => Promise<Response>,
  apiKey: string | undefined,
): Middleware => {
  const copies = new WeakMap<Request, { copy: Request; session: Session }>();
  return {
    onRequest({ request }) {
      if (request.method === "POST" && !request.headers.has("Idempotency-Key"))
        request.headers.set("Idempotency-Key", newKey());
      if (apiKey !== undefined) request.headers.set("X-Api-Key", apiKey);
      const session = apiKey === undefined ? keeper.session : undefined;
      if (!session || makesSession(request)) return request;
      signed(request, session);
      copies.set(request, { copy: request.clone(), session });
      return request;
    },
    async onResponse({ request, response }) {
      const kept = copies.get(request);
      if (!kept || !(await isExpired(response))) return response;
      const session = await keeper.renewed(kept.session);
      return session ? ask(signed(kept.copy, session)) : response;
    },
  };
};

/**
 * A client of the shop at `url`: `GET`, `POST`, `PUT`, `PATCH` and `DELETE` take a path of the API, typed.
 * Every POST gets an `Idempotency-Key` unless it has one.
 * @example const { data, error } = await createShop({ url }).GET("/v1/products");
 */
export const createShop = (options: ShopOptions): Shop => {
  const { url, fetch: ask = (request: Request) => fetch(request) } = options;
  const { publishableKey } = options;
  const headers = publishableKey === undefined ? {} : { "X-Publishable-Key": publishableKey };
  const base: ClientOptions = { baseUrl: url.replace(/\/$/u, ""), fetch: ask, headers };
  const client = createClient<paths>(base);
  const keeper = keeperOf(options, createClient<paths>(base));
  client.use(signing(keeper, ask, options.apiKey));
  return Object.defineProperties(client, {
    session: { get: () => keeper.session },
    signIn: {
      value: async (body: Schemas["IdentitySignInRequest"]) =>
        keeper.set(await dataOf(client.POST("/v1/sessions", { body }))),
    },
    signOut: {
      value: async () => {
        if (!keeper.session) return;
        await client.DELETE("/v1/sessions/current").finally(() => keeper.set(undefined));
      },
    },
  }) as Shop;
};
