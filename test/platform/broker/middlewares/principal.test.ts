import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { ServiceBroker } from "moleculer";
import { ServiceContext, type Principal } from "../../../../platform/broker/context.ts";
import { actionOf } from "../../../../platform/broker/define-service.ts";
import {
  principalMiddleware,
  AUDIENCE,
  ISSUER,
  TOKEN_TYPE,
  type PrincipalOptions,
} from "../../../../platform/broker/middlewares/principal.middleware.ts";
import { action, closedObject, Type, type Access } from "../../../../platform/contract/contract.ts";
import { useRuntime } from "../../../../platform/runtime/runtime.ts";

const pair = async (kid: string) => {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA");
  return {
    kid,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg: "EdDSA", use: "sig" },
  };
};
type Pair = Awaited<ReturnType<typeof pair>>;
const token = ({ kid, privateKey }: Pair, claims: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT({
    sub: "usr_1",
    iss: ISSUER,
    aud: AUDIENCE,
    scopes: [],
    email: "a@b.cd",
    sid: "ses_1",
    ...claims,
  })
    .setProtectedHeader({ alg: "EdDSA", kid, typ: TOKEN_TYPE })
    .setExpirationTime("10m")
    .sign(privateKey);

const brokers: ServiceBroker[] = [];
afterEach(async () => {
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

const whoFor = (access: Access) =>
  actionOf(
    action({
      name: "who.x",
      summary: "Who calls",
      params: closedObject({}),
      returns: Type.Unknown(),
      access,
    }),
    async (ctx) => ctx.principal ?? "nobody",
  );

const start = async (options: PrincipalOptions) => {
  const broker = new ServiceBroker({
    logger: false,
    ContextFactory: ServiceContext as never,
    middlewares: [principalMiddleware(options)],
  });
  brokers.push(broker);
  useRuntime(broker, { now: () => new Date().toISOString() } as never);
  broker.createService({
    name: "who",
    actions: {
      anybody: whoFor("public"),
      inside: whoFor("internal"),
      mine: whoFor("signedIn"),
      stock: whoFor({ scope: "stock" }),
    },
  });
  await broker.start();
  const ask = async (name: string, as?: string): Promise<unknown> => {
    try {
      return await broker.call(`who.${name}`, {}, { meta: as === undefined ? {} : { token: as } });
    } catch (error) {
      return (error as { code: number }).code;
    }
  };
  return { broker, ask };
};

/** Keys that can be changed and taken away, and count how often they were asked for. */
const keySource = (...pairs: Pair[]) => {
  const source = { pairs, asked: 0, down: false };
  const fetchKeys = async () => {
    source.asked += 1;
    if (source.down) throw new Error("nobody answers");
    return { keys: source.pairs.map(({ jwk }) => jwk) };
  };
  return { source, fetchKeys };
};

describe("an access line", () => {
  test("is held for guests, shoppers, staff and administrators", async () => {
    const key = await pair("k1");
    const { ask } = await start(keySource(key));
    const shopper = await token(key);
    const staff = await token(key, { scopes: ["stock"] });
    const other = await token(key, { scopes: ["orders"] });
    const admin = await token(key, { scopes: ["admin"] });
    expect([await ask("anybody"), await ask("mine"), await ask("stock")]).toEqual([
      "nobody",
      401,
      401,
    ]);
    expect([await ask("stock", shopper), await ask("stock", other)]).toEqual([403, 403]);
    for (const good of [staff, admin])
      expect(await ask("stock", good)).toMatchObject({ id: "usr_1" });
    const caller: Principal = { id: "usr_1", email: "a@b.cd", scopes: [], sessionId: "ses_1" };
    expect([await ask("mine", shopper), await ask("anybody", shopper)]).toEqual([caller, caller]);
  });

  test("that says internal asks for no token and believes none", async () => {
    const { ask } = await start(keySource(await pair("k1")));
    expect([await ask("inside"), await ask("inside", "rubbish")]).toEqual(["nobody", "nobody"]);
  });

  test.each([undefined, "", "everybody", {}, { scope: 1 }, null])(
    "%j is none: the start fails",
    async (access) => {
      const { broker } = await start(keySource(await pair("k1")));
      const schema = { name: "open", actions: { door: { access, handler: () => "come in" } } };
      expect(() => broker.createService(schema as never)).toThrow(/open\.door has no access line/u);
    },
  );
});

describe("a session that ended", () => {
  /** As identity tells them: at most so many at a time, the oldest first. */
  const source = () => {
    const told = {
      ...{ asked: 0, down: false },
      sessions: [] as { id: string; at: string; restrictions?: number }[],
    };
    const fetchEnded = async (_broker: unknown, since: string) => {
      told.asked += 1;
      if (told.down) throw new Error("nobody answers");
      const after = told.sessions.filter(({ at }) => at > since);
      return { items: after.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, 5_000) };
    };
    return { told, fetchEnded };
  };

  test("takes its tokens with it; those of others stay good", async () => {
    const key = await pair("k1");
    const { told, fetchEnded } = source();
    const began = Date.now() - 60_000;
    told.sessions = Array.from({ length: 12_000 }, (_, i) => ({
      id: `ses_old${i}`,
      at: new Date(began + i).toISOString(),
    }));
    told.sessions.push({ id: "ses_gone", at: new Date().toISOString() });
    const { ask } = await start({ ...keySource(key), fetchEnded });
    expect(await ask("mine", await token(key, { sid: "ses_gone" }))).toBe(401);
    expect(await ask("anybody", await token(key, { sid: "ses_gone" }))).toBe(401);
    expect(await ask("mine", await token(key, { sid: "ses_old11999" }))).toBe(401);
    expect(await ask("mine", await token(key))).toMatchObject({ id: "usr_1" });
    const asked = told.asked;
    for (let i = 0; i < 20; i += 1) await ask("mine", await token(key));
    expect(told.asked).toBe(asked); // What was asked just now holds.
  });

  test("F.8: and scopes that were taken away are in force within 5 s, whatever was asked before", async () => {
    const key = await pair("k1");
    const { told, fetchEnded } = source();
    const { ask } = await start({ ...keySource(key), fetchEnded });
    const staff = await token(key, { scopes: ["stock"], rst: 4 });
    const other = await token(key, { sub: "usr_2", scopes: ["stock"], rst: 1 });
    const begun = performance.now();
    const clock = jest.spyOn(performance, "now").mockReturnValue(begun);
    try {
      expect(await ask("stock", staff)).toMatchObject({ id: "usr_1" });
      // Asked for in the background: what happens while it is, its response may not have.
      clock.mockReturnValue(begun + 3_000);
      expect(await ask("stock", staff)).toMatchObject({ id: "usr_1" });
      const at = new Date().toISOString();
      told.sessions.push({ id: "usr_1", at, restrictions: 5 }, { id: "ses_2", at });
      clock.mockReturnValue(begun + 8_000);
      expect(await ask("stock", staff)).toBe(401);
      expect(await ask("mine", await token(key, { sid: "ses_2", rst: 5 }))).toBe(401);
      expect(await ask("mine", await token(key))).toBe(401); // Of an earlier version: it says none.
      expect(await ask("mine", await token(key, { rst: 5 }))).toMatchObject({ id: "usr_1" });
      expect(await ask("stock", other)).toMatchObject({ id: "usr_2" });
      expect(told.asked).toBe(3);
    } finally {
      clock.mockRestore();
    }
  });

  test("is not asked for to no end: without identity tokens are judged as they are", async () => {
    const key = await pair("k1");
    const { told, fetchEnded } = source();
    told.down = true;
    const { ask } = await start({ ...keySource(key), fetchEnded });
    for (let i = 0; i < 5; i += 1)
      expect(await ask("mine", await token(key))).toMatchObject({ id: "usr_1" });
    expect(told.asked).toBe(1);
  });
});

describe("a token", () => {
  test("must be of our issuer, in time, of somebody, with scopes", async () => {
    const key = await pair("k1");
    const { ask } = await start(keySource(key));
    const past = Math.floor(Date.now() / 1000) - 60;
    const expired = await new SignJWT({
      sub: "usr_1",
      iss: ISSUER,
      aud: AUDIENCE,
      scopes: ["admin"],
    })
      .setProtectedHeader({ alg: "EdDSA", kid: "k1", typ: TOKEN_TYPE })
      .setExpirationTime(past)
      .sign(key.privateKey);
    const endless = await new SignJWT({
      sub: "usr_1",
      iss: ISSUER,
      aud: AUDIENCE,
      scopes: ["admin"],
    })
      .setProtectedHeader({ alg: "EdDSA", kid: "k1", typ: TOKEN_TYPE })
      .sign(key.privateKey);
    const bad = [
      expired,
      endless,
      await token(key, { iss: "other" }),
      await token(key, { sub: undefined }),
      await token(key, { sub: "" }),
      await token(key, { scopes: "admin" }),
      await token(key, { scopes: undefined }),
    ];
    for (const one of bad)
      expect([await ask("mine", one), await ask("anybody", one)]).toEqual([401, 401]);
  });

  test("F.16: must be an access token for us, under the one text of its signature", async () => {
    const key = await pair("k1");
    const { ask } = await start(keySource(key));
    const typed = (typ: string | undefined): Promise<string> =>
      new SignJWT({ sub: "usr_1", iss: ISSUER, aud: AUDIENCE, scopes: [] })
        .setProtectedHeader({ alg: "EdDSA", kid: "k1", ...(typ === undefined ? {} : { typ }) })
        .setExpirationTime("10m")
        .sign(key.privateKey);
    expect(await ask("mine", await typed("JWT"))).toMatchObject({ id: "usr_1" });
    const good = await token(key);
    const last = good.at(-1) ?? "";
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // The last digit of 64 bytes has four bits that mean nothing.
    const same = good.slice(0, -1) + digits[digits.indexOf(last) ^ 1];
    const signature = (one: string): string =>
      Buffer.from(one.split(".")[2] ?? "", "base64url").toString("hex");
    expect(signature(same)).toBe(signature(good));
    const bad = [
      ...[same, `${good}=`, `${good}==`],
      ...[await typed("logout+jwt"), await typed(undefined)],
      ...[await token(key, { aud: "other" }), await token(key, { aud: undefined })],
    ];
    for (const one of bad)
      expect([await ask("mine", one), await ask("anybody", one)]).toEqual([401, 401]);
    expect(await ask("mine", good)).toMatchObject({ id: "usr_1" });
  });

  test("stops being good when its time is over, though its verdict was kept", async () => {
    const key = await pair("k1");
    let ahead = 0;
    const { broker, ask } = await start(keySource(key));
    useRuntime(broker, { now: () => new Date(Date.now() + ahead).toISOString() } as never);
    const one = await token(key);
    expect(await ask("mine", one)).toMatchObject({ id: "usr_1" });
    ahead = 11 * 60_000;
    expect(await ask("mine", one)).toBe(401);
  });
});

describe("keys", () => {
  test("are asked for once, and serve while nobody answers", async () => {
    const key = await pair("k1");
    const { source, fetchKeys } = keySource(key);
    const { ask } = await start({ fetchKeys });
    await Promise.all([1, 2, 3, 4].map(async (n) => ask("mine", await token(key, { n }))));
    source.down = true;
    expect(await ask("mine", await token(key, { n: 5 }))).toMatchObject({ id: "usr_1" });
    expect(source.asked).toBe(1);
  });

  test("that cannot be had are a failure of ours, not a bad token; later all is well", async () => {
    const key = await pair("k1");
    const { source, fetchKeys } = keySource(key);
    source.down = true;
    const { ask } = await start({ fetchKeys });
    expect([await ask("mine", await token(key)), await ask("anybody")]).toEqual([503, "nobody"]);
    source.down = false;
    expect(await ask("mine", await token(key))).toMatchObject({ id: "usr_1" });
  });

  test("with an unknown id are asked for again, but not for every stranger", async () => {
    const [first, second, stranger] = [await pair("k1"), await pair("k2"), await pair("k3")];
    const { source, fetchKeys } = keySource(first);
    const { ask } = await start({ fetchKeys, refetchMs: 50 });
    expect(await ask("mine", await token(first))).toMatchObject({ id: "usr_1" });
    source.pairs = [first, second];
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await ask("mine", await token(second))).toMatchObject({ id: "usr_1" });
    expect(source.asked).toBe(2);
    for (let n = 0; n < 20; n += 1)
      expect(await ask("mine", await token(stranger, { n }))).toBe(401);
    expect(source.asked).toBeLessThan(6);
  });

  test("verdicts kept are bounded, and those dropped are judged anew", async () => {
    const key = await pair("k1");
    const { ask } = await start({ ...keySource(key), verdictsMax: 2 });
    const tokens = await Promise.all([1, 2, 3, 4, 5].map((n) => token(key, { n })));
    for (const one of [...tokens, ...tokens])
      expect(await ask("mine", one)).toMatchObject({ id: "usr_1" });
  });
});
