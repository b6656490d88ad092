/** A shop from outside: what a shopper and a merchant can ask. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>;

export interface Client {
  readonly request: Ask;
  /** As the administrator. */
  readonly staff: Ask;
}

export const ADMIN = {
  ADMIN_EMAIL: "admin@example.org",
  ADMIN_PASSWORD: "correct horse battery staple",
};

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks until `probe` answers something other than undefined or false; rejects after `withinMs`. */
export const until = async <T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  withinMs = 60_000,
): Promise<T> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await sleep(25);
  }
};

const ask = async (
  base: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Reply> => {
  const text = typeof body === "string";
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(body === undefined || text ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }),
  });
  const raw = await answer.text();
  const json = (answer.headers.get("content-type") ?? "").includes("json");
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && raw !== "" ? JSON.parse(raw) : raw,
  };
};

/** An access token for what asks for a step-up. */
export const steppedUpToken = async (
  request: (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ) => Promise<Reply>,
  password: string,
  headers: Record<string, string>,
): Promise<string> => {
  const { body } = await until("a step-up", async () => {
    const path = "/v1/sessions/current/step-up";
    const one = await request("POST", path, { password }, headers);
    return one.status !== 503 && one;
  });
  return String(body.accessToken);
};

/** Access tokens live for 15 minutes; a test that runs longer signs in again. */
const TOKEN_MS = 10 * 60_000;

/** `urlOf` is asked for every request: a mesh may have several gateways. */
export const clientOf = (urlOf: () => string): Client => {
  let token: { readonly at: number; readonly value: Promise<string> } | undefined;
  const signIn = async (): Promise<string> => {
    const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
    // Hashing is slow work: on a busy machine it is asked again, as a person would.
    const session = await until("the sign-in", async () => {
      const answer = await ask(urlOf(), "POST", "/v1/sessions", credential, {});
      return answer.status !== 503 && answer;
    });
    if (session.status !== 201) throw new Error(`sign-in: ${JSON.stringify(session.body)}`);
    return session.body.accessToken as string;
  };
  const tokenOf = (): Promise<string> => {
    if (!token || Date.now() - token.at > TOKEN_MS) {
      const value = signIn();
      token = { at: Date.now(), value };
      value.catch(() => (token = undefined));
    }
    return token.value;
  };
  /** As the pages do: shows the password once more where an operation asks for it. */
  const steppedUp = async (): Promise<string> => {
    const authorization = `Bearer ${await tokenOf()}`;
    const { ADMIN_PASSWORD: password } = ADMIN;
    return steppedUpToken((...asked) => ask(urlOf(), ...asked), password, { authorization });
  };
  return {
    request: (method, path, body, headers = {}) => ask(urlOf(), method, path, body, headers),
    async staff(method, path, body, headers = {}) {
      const authorization = `Bearer ${await tokenOf()}`;
      const reply = await ask(urlOf(), method, path, body, { authorization, ...headers });
      if (reply.body?.code !== "STEP_UP_REQUIRED") return reply;
      const again = { authorization: `Bearer ${await steppedUp()}`, ...headers };
      return ask(urlOf(), method, path, body, again);
    },
  };
};
