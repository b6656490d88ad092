import { expect, test } from "@jest/globals";
import { hash, randomBytes } from "node:crypto";
import { keyText } from "../../../../platform/kernel/texts/key-text.ts";
import {
  apiKeysOf,
  type Exchanged,
  type Pass,
  type Refused,
} from "../../../../services/gateway/credentials/api-keys.ts";
import { limitsOf } from "../../../../services/gateway/limits/window.ts";

const newKey = (): string => keyText("sk_caravan_", randomBytes(32));
const digestOf = (key: string): string => hash("sha256", key, "base64url");
const codeOf = (found: Pass | Refused): string =>
  "fault" in found ? found.fault.code : found.keyId;

/** A gateway's keys over an identity that knows some of them. */
const started = (limited = true) => {
  const known = new Map<string, Exchanged>();
  const asked: string[] = [];
  let nowMs = 0;
  const ask = async (digest: string): Promise<Exchanged> => {
    asked.push(digest);
    return known.get(digest) ?? { refused: "unknown" };
  };
  const limits = limited ? limitsOf(() => nowMs) : undefined;
  const keys = apiKeysOf({ ask, limits, nowMs: () => nowMs });
  return {
    asked,
    known: (key: string, more: Partial<Exchanged> = {}) =>
      void known.set(digestOf(key), { keyId: "key_1", token: "t", ...more }),
    forward: (ms: number) => void (nowMs += ms),
    use: async (key: string, address = "192.0.2.1") => codeOf(await keys(key, address)),
  };
};

test("identity is asked once in 4 s for a key, and given its digest", async () => {
  const { known, use, forward, asked } = started();
  const key = newKey();
  known(key);
  const all = await Promise.all(Array.from({ length: 20 }, () => use(key)));
  expect([new Set(all), asked]).toEqual([new Set(["key_1"]), [digestOf(key)]]);
  forward(3_999);
  await use(key);
  expect(asked).toHaveLength(1);
  forward(2);
  await use(key);
  expect(asked).toHaveLength(2);
});

test("a key that is refused is not asked for again at once, and one that was good is refused within 5 s", async () => {
  const { known, use, forward, asked } = started();
  const key = newKey();
  known(key);
  expect(await use(key)).toBe("key_1");
  known(key, { token: undefined as never, refused: "revoked" });
  forward(4_001);
  expect([await use(key), await use(key), asked.length]).toEqual([
    "API_KEY_REVOKED",
    "API_KEY_REVOKED",
    2,
  ]);
});

test("what is no key costs no call, whatever it is", async () => {
  const { use, asked } = started();
  const key = newKey();
  for (const text of [
    "",
    "sk_caravan_",
    key.slice(1),
    `${key}A`,
    "x".repeat(100_000),
    "sk_live_abc",
  ])
    expect(await use(text)).toBe("API_KEY_INVALID");
  expect(asked).toEqual([]);
});

test("a flood of unknown keys costs few calls, of one address and of many", async () => {
  const { known, use, asked, forward } = started();
  const good = newKey();
  known(good);
  await use(good);
  const codes = [];
  for (let i = 0; i < 1_000; i += 1) codes.push(await use(newKey()));
  expect(asked.length).toBeLessThanOrEqual(61);
  expect(codes.at(-1)).toBe("RATE_LIMITED");
  for (let i = 0; i < 5_000; i += 1) await use(newKey(), `2001:db8:${i.toString(16)}::1`);
  expect(asked.length).toBeLessThanOrEqual(1_300);
  // Whose key is known is not hindered by it, even from there.
  forward(4_001);
  expect(await use(good)).toBe("key_1");
  // All of a /64 is one client.
  forward(60_000);
  const before = asked.length;
  for (let i = 0; i < 200; i += 1) await use(newKey(), `2001:db8::${i.toString(16)}`);
  expect(asked.length - before).toBeLessThanOrEqual(60);
});

test("an address is compared as an address, not as text", async () => {
  const { known, use } = started();
  const key = newKey();
  known(key, { allowedAddresses: ["192.0.2.0/24", "2001:db8::/48"] });
  expect(await use(key, "::ffff:192.0.2.77")).toBe("key_1");
  expect(await use(key, "2001:0DB8:0:5::1")).toBe("key_1");
  for (const other of ["192.0.3.1", "::ffff:192.0.3.1", "2001:db8:1::1", "", "unknown", "192.0.2"])
    expect(await use(key, other)).toBe("API_KEY_ADDRESS");
});

test("when identity cannot be asked, the failure is not remembered", async () => {
  const failure = new Error("identity is away");
  let up = false;
  const ask = async (): Promise<Exchanged> => {
    if (!up) throw failure;
    return { keyId: "key_1", token: "t" };
  };
  const keys = apiKeysOf({ ask, limits: undefined });
  const key = newKey();
  await expect(keys(key, "192.0.2.1")).rejects.toBe(failure);
  up = true;
  expect(codeOf(await keys(key, "192.0.2.1"))).toBe("key_1");
});
