import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contextFor } from "../../../platform/broker/context.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { settings } from "../../../services/identity/identity.settings.ts";
import { users } from "../../../services/identity/identity.store.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";
import { appCode } from "../../support/parts/authenticator.ts";

const { register, signIn, refresh, me, setRoles, stepUp, exportOf, audit } = contract.actions;
const { setUpTotp, confirmTotp, removeTotp, removeTotpOf } = contract.actions;
const password = "seven wooden looms";

let shop: Signed;
let last = 0;
/** What the shop's clock is ahead by. */
let ahead = 0;
beforeAll(async () => {
  shop = await startSigned([identity]);
});
afterAll(() => shop.stop());

const forward = (ms: number): void => {
  shop.forward(ms);
  ahead += ms;
};
const code = (secret: string): string =>
  appCode(secret, 0, new Date(Date.now() + ahead).toISOString());
/** One that was not shown yet. */
const nextCode = (secret: string): string => {
  forward(30_000);
  return code(secret);
};
const scopesIn = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).scopes;

/** Somebody new, stepped up. */
const somebody = async () => {
  last += 1;
  const who = { email: `app${last}@example.org`, password };
  await shop.call(register, who);
  const tokens = await shop.call(signIn, who);
  const { accessToken } = await shop.call(stepUp, { password }, tokens.accessToken);
  const { id } = await shop.call(me, {}, accessToken);
  return { who, id, token: accessToken, ...tokens };
};
/** Somebody new with an authenticator app. */
const withApp = async () => {
  const one = await somebody();
  const { secret } = await shop.call(setUpTotp, {}, one.token);
  const used = code(secret);
  const confirmed = await shop.call(confirmTotp, { code: used }, one.token);
  return { ...one, secret, used, recoveryCodes: confirmed.recoveryCodes };
};
const signInCode = (who: { email: string; password: string }, totp?: string): Promise<string> =>
  shop.codeOf(signIn, totp === undefined ? who : { ...who, totp });

describe("an authenticator app", () => {
  test("is set up by who has stepped up, and asked for once a code of it is confirmed", async () => {
    const { who, accessToken, token } = await somebody();
    expect(await shop.codeOf(setUpTotp, {}, accessToken)).toBe("STEP_UP_REQUIRED");
    expect(await shop.codeOf(confirmTotp, { code: "123456" }, token)).toBe("TOTP_NOT_SET_UP");
    const { secret, uri } = await shop.call(setUpTotp, {}, token);
    expect(uri).toContain(`secret=${secret}&`);
    const other = code(secret) === "000000" ? "000001" : "000000";
    expect(await shop.codeOf(confirmTotp, { code: other }, token)).toBe("TOTP_WRONG");
    expect(await signInCode(who)).toBe("answered");
    expect((await shop.call(me, {}, token)).totpSince).toBeUndefined();
    const { recoveryCodes } = await shop.call(confirmTotp, { code: code(secret) }, token);
    expect(recoveryCodes).toHaveLength(10);
    expect((await shop.call(me, {}, token)).totpSince).toBeDefined();
    expect(await shop.codeOf(setUpTotp, {}, token)).toBe("TOTP_IS_ON");
    expect(await shop.codeOf(confirmTotp, { code: code(secret) }, token)).toBe("TOTP_IS_ON");
    expect(await signInCode(who)).toBe("TOTP_REQUIRED");
  });

  test("is not spoken of before the password fits", async () => {
    const { who, secret } = await withApp();
    const wrong = { ...who, password: "eight wooden looms" };
    expect(await signInCode(wrong)).toBe("CREDENTIALS_WRONG");
    expect(await signInCode(wrong, nextCode(secret))).toBe("CREDENTIALS_WRONG");
  });

  test("gives codes that are good once, also for two at the same time", async () => {
    const { who, secret, used, recoveryCodes } = await withApp();
    expect(await signInCode(who, used)).toBe("TOTP_WRONG");
    const next = nextCode(secret);
    const both = await Promise.all([signInCode(who, next), signInCode(who, next)]);
    expect(both.toSorted()).toEqual(["TOTP_WRONG", "answered"]);
    const [recovery = ""] = recoveryCodes;
    expect(await signInCode(who, recovery.toLowerCase())).toBe("answered");
    expect(await signInCode(who, recovery)).toBe("TOTP_WRONG");
  });

  test("is guessed at ten times an hour, whatever is right; a recovery code is a guess too", async () => {
    const { who, secret } = await withApp();
    const outcomes: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      outcomes.push(await signInCode(who, i % 2 === 0 ? "ABCD-EFGH-IJKL-MNOP" : "000000"));
      forward(240_000);
    }
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => "TOTP_WRONG"));
    expect(await signInCode(who, code(secret))).toBe("TOO_MANY_ATTEMPTS");
    forward(3_600_000);
    expect(await signInCode(who, code(secret))).toBe("answered");
  });

  test("steps up by its code, and by the password no more", async () => {
    const { who, secret } = await withApp();
    const used = nextCode(secret);
    const { accessToken } = await shop.call(signIn, { ...who, totp: used });
    expect(await shop.codeOf(stepUp, {}, accessToken)).toBe("VALIDATION_FAILED");
    const both = { password, totp: used };
    expect(await shop.codeOf(stepUp, both, accessToken)).toBe("VALIDATION_FAILED");
    expect(await shop.codeOf(stepUp, { password }, accessToken)).toBe("TOTP_REQUIRED");
    expect(await shop.codeOf(stepUp, { totp: used }, accessToken)).toBe("TOTP_WRONG");
    expect(await shop.codeOf(removeTotp, {}, accessToken)).toBe("STEP_UP_REQUIRED");
    const stepped = await shop.call(stepUp, { totp: nextCode(secret) }, accessToken);
    await shop.call(removeTotp, {}, stepped.accessToken);
    expect(await signInCode(who)).toBe("answered");
    expect(await shop.codeOf(removeTotp, {}, stepped.accessToken)).toBe("answered");
  });

  test("that was lost is removed by an administrator: the sessions end, and the audit has it", async () => {
    const admin = await administratorToken(shop);
    const { who, id, secret, refreshToken } = await withApp();
    const plain = await shop.call(signIn, { ...who, totp: nextCode(secret) });
    expect(await shop.codeOf(removeTotpOf, { id }, plain.accessToken)).toBe("FORBIDDEN");
    expect(await shop.codeOf(removeTotpOf, { id: "usr_nobody" }, admin)).toBe("NOT_FOUND");
    await shop.call(removeTotpOf, { id }, admin);
    expect(await shop.codeOf(me, {}, plain.accessToken)).toMatch(/^TOKEN_(?:EXPIRED|INVALID)$/u);
    expect(await shop.codeOf(refresh, { refreshToken })).toBe("REFRESH_TOKEN_INVALID");
    expect(await signInCode(who)).toBe("answered");
    expect(await shop.codeOf(removeTotpOf, { id }, admin)).toBe("answered");
    const actions: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const asked = { limit: 100, ...(cursor === "" ? {} : { cursor }) };
      const page: { items: { subject: string; action: string }[]; next: string | null } =
        await shop.call(audit, asked, admin);
      actions.push(...page.items.flatMap((one) => (one.subject === id ? [one.action] : [])));
      cursor = page.next;
    }
    expect(actions).toEqual([
      ...["registered", "signedIn", "steppedUp", "totpConfirmed", "signedIn", "totpRemoved"],
      "signedIn",
    ]);
  });

  test("its secret is nowhere but in the store", async () => {
    const admin = await administratorToken(shop);
    const { id, secret, recoveryCodes, token } = await withApp();
    const found = shop.broker.services.find(({ name }) => name === "identity");
    if (!found) throw new Error("identity does not run");
    const stored = await contextFor(found).collection(users.declaration).get(id);
    const { totp } = stored ?? {};
    expect(totp?.recovery).toHaveLength(10);
    const shown = JSON.stringify([
      await shop.call(me, {}, token),
      await shop.call(audit, { limit: 100 }, admin),
      await shop.call(exportOf, { customerId: id }),
    ]);
    for (const text of [
      secret,
      totp?.secret ?? secret,
      ...recoveryCodes,
      ...(totp?.recovery ?? []),
    ])
      expect(shown).not.toContain(text);
  });
});

describe("TOTP_REQUIRED=staff", () => {
  const asked = settings.TOTP_REQUIRED;
  afterAll(() => void Object.assign(settings, { TOTP_REQUIRED: asked }));

  test("tokens of staff hold no scope until their app is confirmed", async () => {
    const boss = await administratorToken(shop);
    const { id, who } = await somebody();
    await shop.call(setRoles, { id, roles: ["support"] }, boss);
    const before = await shop.call(signIn, who);
    expect(before.totpMissing).toBeUndefined();
    Object.assign(settings, { TOTP_REQUIRED: "staff" });
    expect((await somebody()).totpMissing).toBeUndefined();
    const tokens = await shop.call(refresh, { refreshToken: before.refreshToken });
    expect([tokens.totpMissing, scopesIn(tokens.accessToken)]).toEqual([true, []]);
    const { accessToken } = await shop.call(stepUp, { password }, tokens.accessToken);
    expect(scopesIn(accessToken)).toEqual([]);
    const { secret } = await shop.call(setUpTotp, {}, accessToken);
    await shop.call(confirmTotp, { code: code(secret) }, accessToken);
    const full = await shop.call(refresh, { refreshToken: tokens.refreshToken });
    expect(full.totpMissing).toBeUndefined();
    expect(scopesIn(full.accessToken)).toContain("orders:read");
  });
});
