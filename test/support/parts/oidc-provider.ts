import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { generateKeyPairSync } from "node:crypto";
import type { Configuration } from "oidc-provider";

/** Whom a provider knows. */
export interface Person {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** A real provider of OpenID Connect, whose people sign in and agree at once. */
export interface OidcProvider {
  readonly issuer: string;
  /** By subject. */
  readonly people: Map<string, Person>;
  /**
   * Goes where a shop sends a person, signs in as `subject` (undefined: refuses) and comes back: what the provider sends along.
   */
  visit(authorizationUrl: string, subject: string | undefined): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

export interface OidcOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** Default: a free one. */
  readonly port?: number;
}

const configurationFor = (
  { clientId, clientSecret, redirectUri }: OidcOptions,
  people: ReadonlyMap<string, Person>,
): Configuration => ({
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["test"] },
  features: { devInteractions: { enabled: false } },
  jwks: {
    keys: [
      {
        ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
        ...{ alg: "RS256", use: "sig", kid: "test" },
      },
    ],
  },
  ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  findAccount: (_ctx, subject) => {
    const person = people.get(subject);
    return person && { accountId: subject, claims: () => ({ sub: subject, ...person }) };
  },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
});

/** Goes from page to page, as a browser does, until it is sent to the shop. */
const follow = async (from: string, redirectUri: string): Promise<URL> => {
  const cookies = new Map<string, string>();
  let url = new URL(from);
  for (let hops = 0; hops < 12; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (next === null) throw new Error(`${url.href}: ${response.status}`);
    url = new URL(next, url);
    if (url.href.startsWith(redirectUri)) return url;
  }
  throw new Error("It never came back.");
};

/** It writes to the console what a server for the public has to see to. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { info, warn } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { info, warn });
  }
};

export const startOidcProvider = async (options: OidcOptions): Promise<OidcProvider> => {
  const people = new Map<string, Person>();
  let visitor: string | undefined;
  let handle = (_request: IncomingMessage, response: ServerResponse): void =>
    void response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await quietly(async () => {
    const { Provider } = await import("oidc-provider");
    return new Provider(issuer, configurationFor(options, people));
  });
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (visitor === undefined) {
      await provider.interactionFinished(request, response, { error: "access_denied" });
    } else if (prompt.name === "login") {
      await provider.interactionFinished(request, response, { login: { accountId: visitor } });
    } else {
      const clientId = String(params["client_id"]);
      const grant = new provider.Grant({ accountId: visitor, clientId });
      grant.addOIDCScope("openid email profile");
      const consent = { grantId: await grant.save() };
      await provider.interactionFinished(request, response, { consent });
    }
  };
  const respond = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void respond(request, response);
    interact(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
  return {
    issuer,
    people,
    async visit(authorizationUrl, subject) {
      visitor = subject;
      const { searchParams } = await follow(authorizationUrl, options.redirectUri);
      return Object.fromEntries(searchParams);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
