/** Examples without what differs from shop to shop and from day to day. */
import type { Example } from "../../services/gateway/domain/openapi/examples.ts";

type Examples = ReadonlyMap<string, Example>;

const base32 = "0123456789abcdefghjkmnpqrstvwxyz";
const jwt = `${btoa('{"alg":"EdDSA"}')}.${btoa('{"sub":"usr_1","exp":1795770000}')}.c2lnbmF0dXJl`;

/** Of the test vectors of RFC 6238. */
const totpSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** What stands for a secret, a key or a place in a list, by the name of its field. */
const byField: Readonly<Record<string, (value: string) => string>> = {
  accessToken: (value) => (value.startsWith("eyJ") ? jwt : "b3JkZXItdG9rZW4"),
  "X-Order-Token": () => "b3JkZXItdG9rZW4",
  refreshToken: (value) => `${value.slice(0, value.indexOf("."))}.cmVmcmVzaC10b2tlbg`,
  token: (value) =>
    /^(?:usr|inv)_/u.test(value)
      ? `${value.slice(0, value.indexOf("."))}.bWFpbC10b2tlbg`
      : "ZXh0ZXJuYWwtc2lnbi1pbg",
  authorizationUrl: () =>
    "https://accounts.example.com/auth?client_id=shop&response_type=code&redirect_uri=https%3A%2F%2Fshop.example.com%2Fsigned-in&scope=openid+email+profile&state=c3RhdGU&nonce=bm9uY2U&code_challenge=Y2hhbGxlbmdl&code_challenge_method=S256",
  code: (value) => {
    if (/^[A-Z_]+$/u.test(value)) return value;
    return /^\d{6}$/u.test(value) ? "287082" : "YXV0aG9yaXphdGlvbi1jb2Rl";
  },
  uri: () =>
    `otpauth://totp/Caravan:grace%40example.org?secret=${totpSecret}&issuer=Caravan&algorithm=SHA1&digits=6&period=30`,
  recoveryCodes: () => "MFRG-GZDF-MZTW-Q2LK",
  state: () => "c3RhdGU",
  iss: () => "https://accounts.example.com",
  issuer: () => "https://accounts.example.com",
  x: () => "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbL",
  kid: () => "key-1",
  next: () => "WzJd",
  hostname: () => "host",
  runtime: () => "v26.0.0",
  secret: (value) => {
    if (/^[A-Z2-7]{32}$/u.test(value)) return totpSecret;
    return value.startsWith("sk_")
      ? "sk_caravan_9hK2mQexample"
      : "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  },
  key: (value) => (value.startsWith("pk_") ? "pk_caravan_4tR7bWexample" : value),
  prefix: () => "sk_caravan_9hK2mQ",
};

/** Numbers what it is given, in the order in which it comes. */
const numbered = () => {
  const seen = new Map<string, number>();
  return (value: string): number => {
    const number = seen.get(value) ?? seen.size + 1;
    seen.set(value, number);
    return number;
  };
};

const idOf = (number: number): string =>
  `01kb9w5d00e5f8r3${String(base32[Math.floor(number / 32)])}${String(base32[number % 32])}00000000`;

const textsOf = () => {
  const [ids, hashes, orders] = [numbered(), numbered(), numbered()];
  return (text: string): string =>
    text
      .replaceAll(/(?<=[a-z]_)[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])/gu, (id) => idOf(ids(id)))
      .replaceAll(/(?<![0-9a-f])(?:[0-9a-f]{32}){1,2}(?![0-9a-f])/gu, (hash) =>
        /^0+$/u.test(hash) ? hash : hashes(hash).toString(16).padStart(hash.length, "c0ffee"),
      )
      .replaceAll(/\bxid_[\w-]{43}/gu, "xid_aXNzdWVyLWFuZC1zdWJqZWN0")
      .replaceAll(/\bC-[0-9A-Z]{5}-[0-9A-Z]{5}\b/gu, (one) => `C-7K2M4-00${100 + orders(one)}`)
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "2026-11-27T09:30:00.000Z")
      .replaceAll(/^\d{4}-\d\d-\d\d$/gu, "2026-11-27")
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, "https://example.com")
      .replaceAll(/\bshop\.[\w-]+\.\d+\b/gu, "shop.host.1");
};

/** The examples with names, instants and secrets that are always the same; what was equal stays equal. */
export const stable = (examples: Examples): Record<string, Example> => {
  const text = textsOf();
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === "string") return text(byField[field]?.(value) ?? value);
    // How long something took.
    if (field === "ms") return 42;
    if (Array.isArray(value)) return value.map((one) => walk(one, field));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  const sorted = [...examples].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([id, one]) => [id, walk(one, id) as Example]));
};
