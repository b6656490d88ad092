import { describe, expect, test } from "@jest/globals";
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from "jose";
import { keyRing } from "../../../../platform/broker/middlewares/key-ring.ts";

const pair = async (kid: string) => {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA");
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: "EdDSA", use: "sig" };
  const header = { alg: "EdDSA", kid };
  return { kid, jwk, token: await new SignJWT({}).setProtectedHeader(header).sign(privateKey) };
};
type Pair = Awaited<ReturnType<typeof pair>>;

/** Keys that can be changed and taken away, and count how often they were asked for. */
const sourceOf = (...pairs: Pair[]) => {
  const source = { pairs, asked: 0, down: false };
  const ring = keyRing(async () => {
    source.asked += 1;
    if (source.down) throw new Error("nobody answers");
    return { keys: source.pairs.map(({ jwk }) => jwk) };
  }, 3_600_000);
  const believes = async ({ token }: Pair): Promise<boolean> =>
    jwtVerify(token, await ring.current()).then(
      () => true,
      () => false,
    );
  return { source, ring, believes };
};

describe("the keys in memory", () => {
  test("follow those that are believed: one that is gone goes, one that is published comes", async () => {
    const [first, second, third] = [await pair("k1"), await pair("k2"), await pair("k3")];
    const { source, ring, believes } = sourceOf(first);
    expect([await believes(first), await believes(second)]).toEqual([true, false]);
    source.pairs = [first, second];
    expect(await ring.follow(["k1", "k2"])).toBe(false);
    expect([await believes(first), await believes(second)]).toEqual([true, true]);
    source.pairs = [third];
    expect(await ring.follow(["k3"])).toBe(true);
    expect([await believes(first), await believes(second), await believes(third)]).toEqual([
      ...[false, false, true],
    ]);
  });

  test("are not fetched again while they are the same, or nobody says which they are", async () => {
    const first = await pair("k1");
    const { source, ring, believes } = sourceOf(first);
    expect(await ring.follow(["k1"])).toBe(false);
    expect(source.asked).toBe(0);
    expect(await believes(first)).toBe(true);
    expect([await ring.follow(["k1"]), await ring.follow(undefined)]).toEqual([false, false]);
    expect(source.asked).toBe(1);
  });

  test("stay while their issuer is away", async () => {
    const first = await pair("k1");
    const { source, ring, believes } = sourceOf(first);
    expect(await believes(first)).toBe(true);
    source.down = true;
    await expect(ring.follow(["k2"])).rejects.toThrow("nobody answers");
    expect(await believes(first)).toBe(true);
  });
});
