import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { call } from "../../../platform/broker/call.ts";
import { contextFor, type Meta } from "../../../platform/broker/context.ts";
import { faultIn } from "../../../platform/broker/faults.ts";
import type {
  ActionContract,
  Static,
  TObject,
  TSchema,
} from "../../../platform/contract/contract.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import type { Tokens } from "../../../services/identity/identity.schemas.ts";
import { attempts, devices, users } from "../../../services/identity/identity.store.ts";
import { sweepAttempts } from "../../../services/identity/jobs/sweep-attempts.ts";
import type { Signed } from "../../support/signed-broker.ts";

const compared: string[] = [];
/** In the place of the slow hash: what was compared. */
jest.unstable_mockModule("../../../services/identity/adapters/password-hash.ts", () => ({
  hashPassword: async (password: string) => `plain$${password}`,
  fitsPassword: async (password: string, hash = "") => {
    compared.push(password);
    await new Promise(setImmediate);
    return hash === `plain$${password}`;
  },
  isOutdated: () => false,
}));
const { default: identity } = await import("../../../services/identity/identity.service.ts");
const { startSigned } = await import("../../support/signed-broker.ts");

const { register, signIn, me, changePassword, changeEmail, revokeSessions } = contract.actions;
const { requestPasswordReset, requestSignIn, signInMailed, resetPassword, issueMailToken } =
  contract.actions;
const password = "correct horse battery";
const HOUR_MS = 3_600_000;

let shop: Signed;
let count = 0;
beforeAll(async () => {
  shop = await startSigned([identity]);
});
afterAll(() => shop.stop());
beforeEach(() => void (compared.length = 0));

/** What an action gives, or refuses with. */
const ask = async <P extends TObject, R extends TSchema>(
  asked: ActionContract<P, R>,
  params: Static<P>,
  meta: Meta = {},
): Promise<{ code: string; result?: Static<R>; fault?: Fault }> => {
  try {
    const result = await call(shop.broker as never, asked, params, { meta });
    return { code: "answered", result };
  } catch (error) {
    const fault = faultIn(error);
    if (!fault) throw error;
    return { code: fault.code, fault };
  }
};
const context = () => {
  const found = shop.broker.services.find(({ name }) => name === "identity");
  if (!found) throw new Error("identity does not run");
  return contextFor(found);
};
const somebody = async (): Promise<string> => {
  const email = `somebody${(count += 1)}@example.com`;
  await shop.call(register, { email, password });
  return email;
};
const signedIn = async (email: string): Promise<Tokens> => shop.call(signIn, { email, password });
/** Somewhere on the internet. */
const from = (i: number): Meta => ({ clientAddress: `10.${count % 250}.${i >> 8}.${i & 255}` });
const guess = (email: string, i: number, more: object = {}) =>
  ask(signIn, { email, password: `guess ${i}`, ...more }, from(i));
/** Guesses at an account until none passes for an hour. */
const attack = async (email: string): Promise<void> => {
  for (let i = 0; i < 40; i += 1) {
    const { fault } = await guess(email, i);
    const wait = Number(fault?.data["retryAfter"] ?? 0);
    if (wait > 300) return;
    shop.forward(wait * 1000);
  }
};
/** The token of a mail, as notifications gets it when it sends the mail. */
const mailed = async (kind: string): Promise<string> => {
  await shop.idle();
  const all = await context().collection(users.declaration).find({});
  const [user] = all.filter(({ mailTokens = [] }) => mailTokens.some((one) => one.kind === kind));
  const { id: tokenId = "" } = user?.mailTokens?.findLast((one) => one.kind === kind) ?? {};
  return (await shop.call(issueMailToken, { userId: user?.id ?? "", tokenId })).token;
};

describe("guessing a password", () => {
  test("1,000 at once from 1,000 addresses: five are compared, the others wait", async () => {
    const email = await somebody();
    const codes = await Promise.all(
      Array.from({ length: 1_000 }, async (_, i) => (await guess(email, i)).code),
    );
    expect(compared).toHaveLength(5);
    expect(codes.filter((code) => code === "CREDENTIALS_WRONG")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(995);
  });

  test.each([
    ["that has an account", somebody],
    ["that has none", async () => `nobody${(count += 1)}@example.com`],
  ])("an address %s: at most 12 an hour, with growing delays", async (_, emailOf) => {
    const email = await emailOf();
    const waits = [];
    for (let i = 0; compared.length < 12; i += 1) {
      const { fault } = await guess(email, i);
      const wait = Number(fault?.data["retryAfter"] ?? 0);
      if (wait > 0) waits.push(wait);
      shop.forward(wait * 1000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64]);
    const { code, fault } = await guess(email.toUpperCase(), 99);
    expect([code, fault?.status]).toEqual(["TOO_MANY_ATTEMPTS", 429]);
    expect(Number(fault?.data["retryAfter"])).toBeGreaterThan(3_000);
    shop.forward(HOUR_MS);
    expect((await guess(email, 99)).code).toBe("CREDENTIALS_WRONG");
  });

  test("over every way at most 20 an hour, also by who has a device token and a session", async () => {
    const email = await somebody();
    const { deviceToken = "", accessToken: token } = await signedIn(email);
    compared.length = 0;
    for (let minute = 0; minute < 58; minute += 1) {
      await guess(email, minute);
      await guess(email, minute, { deviceToken });
      const wrong = { password: "longer than twelve", currentPassword: `guess ${minute}` };
      await ask(changePassword, wrong, { token, ...from(minute) });
      await ask(changeEmail, { email: "a@b.example", password: `guess ${minute}` }, { token });
      shop.forward(10_000);
    }
    expect(compared).toHaveLength(20);
  });

  test("one network tries 100 passwords an hour, of however many accounts; so does a /64", async () => {
    for (const address of [() => "10.255.0.1", (i: number) => `2001:db8:0:1::${i.toString(16)}`]) {
      compared.length = 0;
      let waited = 0;
      for (let i = 0; waited < HOUR_MS; i += 1) {
        const meta = { clientAddress: address(i) };
        const params = { email: `victim${i}@example.com`, password: "guess" };
        const wait = Number((await ask(signIn, params, meta)).fault?.data["retryAfter"] ?? 0);
        waited += wait * 1000;
        if (waited < HOUR_MS) shop.forward(wait * 1000);
      }
      expect(compared.length).toBeLessThanOrEqual(100);
      expect(compared.length).toBeGreaterThan(20);
      shop.forward(HOUR_MS);
    }
  });

  test("a password that fits is no guess", async () => {
    const email = await somebody();
    for (let i = 0; i < 30; i += 1) await signedIn(email);
    expect(compared).toHaveLength(30);
  });
});

describe("during an attack", () => {
  test("a device that signed in before signs in, and gets the same token again", async () => {
    const email = await somebody();
    const { deviceToken = "" } = await signedIn(email);
    await attack(email);
    expect((await ask(signIn, { email, password }, from(500))).code).toBe("TOO_MANY_ATTEMPTS");
    const again = await ask(signIn, { email, password, deviceToken }, from(500));
    expect(again.result?.deviceToken).toBe(deviceToken);
    const stored = JSON.stringify(await context().collection(devices).find({}));
    expect(stored).not.toContain(deviceToken);
  });

  test("a device token is good for its own account alone, and until other passwords or sessions", async () => {
    const [email, other] = [await somebody(), await somebody()];
    const { deviceToken = "" } = await signedIn(email);
    const { deviceToken: foreign = "", accessToken } = await signedIn(other);
    await attack(email);
    const tried = async (sent: string) =>
      (await ask(signIn, { email, password, deviceToken: sent }, from(500))).code;
    expect(await tried(foreign)).toBe("TOO_MANY_ATTEMPTS");
    expect(await tried(`${deviceToken}x`)).toBe("TOO_MANY_ATTEMPTS");
    expect(await tried(deviceToken)).toBe("answered");
    const others = async () =>
      (
        await context()
          .collection(devices)
          .find({ userId: await idOf(accessToken) })
      ).length;
    await signedIn(other);
    expect(await others()).toBe(2);
    await shop.call(revokeSessions, {}, accessToken);
    expect(await others()).toBe(1);
  });
  const idOf = async (token: string): Promise<string> => (await shop.call(me, {}, token)).id;

  test("a mailed link signs in, once; who never confirmed the address sends the password too", async () => {
    const email = await somebody();
    await attack(email);
    const known = await ask(requestSignIn, { email }, from(1));
    expect(await ask(requestSignIn, { email: "nobody@example.com" }, from(1))).toEqual(known);
    const token = await mailed("signIn");
    const complete = (more: object = {}) => ask(signInMailed, { token, ...more }, from(1));
    expect((await complete()).code).toBe("PASSWORD_NEEDED");
    expect((await complete({ password: "not the one" })).code).toBe("PASSWORD_WRONG");
    const both = await Promise.all([complete({ password }), complete({ password })]);
    expect(both.map(({ code }) => code).toSorted()).toEqual(["MAIL_TOKEN_INVALID", "answered"]);
    const { accessToken = "", deviceToken = "" } =
      both.find(({ result }) => result)?.result ?? ({} as Partial<Tokens>);
    expect(await shop.call(me, {}, accessToken)).toMatchObject({ email, emailConfirmed: true });
    await ask(requestSignIn, { email }, from(1));
    const second = await mailed("signIn");
    expect((await ask(signInMailed, { token: second, deviceToken })).code).toBe("answered");
    expect((await ask(signInMailed, { token: second, deviceToken })).code).toBe(
      "MAIL_TOKEN_INVALID",
    );
  });

  test("who resets the password signs in with it at once, by the token of the mail, once", async () => {
    const email = await somebody();
    const { deviceToken: former = "" } = await signedIn(email);
    await attack(email);
    await ask(requestPasswordReset, { email }, from(1));
    const token = await mailed("resetPassword");
    const next = "another long password";
    await shop.call(resetPassword, { token, password: next });
    const tried = async (deviceToken: string) =>
      ask(signIn, { email, password: next, deviceToken }, from(500));
    expect((await tried(former)).code).toBe("TOO_MANY_ATTEMPTS");
    const { result } = await tried(token);
    expect(result?.deviceToken).not.toBe(token);
    expect((await tried(token)).code).toBe("TOO_MANY_ATTEMPTS");
    expect((await tried(result?.deviceToken ?? "")).code).toBe("answered");
  });
});

describe("mails", () => {
  test("one network asks for 30 an hour, whether there are accounts or not", async () => {
    let asked = 0;
    for (let waited = 0, i = 0; waited < HOUR_MS; i += 1) {
      const email = `nobody${i}@example.com`;
      const { code, fault } = await ask(requestPasswordReset, { email }, from(7));
      if (code === "answered") asked += 1;
      else expect(code).toBe("TOO_MANY_ATTEMPTS");
      const wait = Number(fault?.data["retryAfter"] ?? 0) * 1000;
      waited += wait;
      if (waited < HOUR_MS) shop.forward(wait);
    }
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThanOrEqual(30);
  });

  test("an address that nobody confirmed gets five an hour, whoever asks", async () => {
    const victim = "victim@example.org";
    const mails = async (): Promise<number> => {
      const all = await context().collection(users.declaration).find({});
      return all.flatMap(({ mailTokens = [] }) => mailTokens).filter((one) => one.email === victim)
        .length;
    };
    for (let i = 0; i < 9; i += 1) {
      const { accessToken } = await signedIn(await somebody());
      await shop.call(changeEmail, { email: victim, password }, accessToken);
    }
    expect(await mails()).toBe(5);
  });
});

test("attempts are removed when they count no more", async () => {
  await guess(await somebody(), 1);
  const store = context().collection(attempts);
  expect(await store.count({})).toBeGreaterThan(0);
  shop.forward(HOUR_MS + 1);
  await sweepAttempts.run(context(), new AbortController().signal);
  expect(await store.count({})).toBe(0);
});
