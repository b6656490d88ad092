/** Staff who are signed in to a running shop, from a terminal. */
export class Refused extends Error {}

/** A request to the API; its body. @throws Refused with what the shop says */
export type Ask = (
  method: string,
  path: string,
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<unknown>;

/** What a problem+json says, in a line. */
const problemOf = async (response: Response): Promise<string> => {
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { title = response.statusText, detail, errors = [] } = problem;
  const more = (errors as { pointer?: string; message?: string }[]).map(
    ({ pointer = "", message = "" }) => `${pointer.slice(1)} ${message}`,
  );
  const reasons = [detail, ...more].filter(Boolean).join("; ");
  return `${response.status} ${String(title)}${reasons === "" ? "" : `: ${reasons}`}.`;
};

const send = async (url: string, init: RequestInit): Promise<unknown> => {
  const response = await fetch(url, init).catch((error: unknown) => {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message || String(cause) : message;
    throw new Refused(
      `The shop at ${new URL(url).origin} does not respond (${reason}). Is it running?`,
    );
  });
  if (!response.ok) throw new Refused(await problemOf(response));
  return response.status === 204 ? undefined : response.json();
};

const json = { "content-type": "application/json" };

/** Signs in when it is needed, and again when the token nears its end. */
export const sessionAt = (
  url: string,
  account: { readonly email: string; readonly password: string },
): Ask => {
  let session: { readonly authorization: string; readonly until: number } | undefined;
  const signedIn = async (): Promise<string> => {
    if (session && session.until > Date.now()) return session.authorization;
    const made = (await send(`${url}/v1/sessions`, {
      ...{ method: "POST", headers: json, body: JSON.stringify(account) },
    })) as { readonly accessToken: string; readonly expiresIn: number };
    const until = Date.now() + made.expiresIn * 1000 - 60_000;
    session = { authorization: `Bearer ${made.accessToken}`, until };
    return session.authorization;
  };
  return async (method, path, body, headers = {}) => {
    const authorization = await signedIn();
    return send(`${url}${path}`, {
      method,
      headers: { ...(body ? json : {}), ...headers, authorization },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  };
};
