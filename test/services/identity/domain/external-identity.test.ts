import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  decideLink,
  decideSignIn,
  type Account,
  type ExternalIdentity,
  type ProvenClaims,
} from "../../../../services/identity/domain/external-identity.ts";
import { signInProviders } from "../../../../services/identity/adapters/oidc/provider-list.ts";

const instant = "2026-11-28T12:00:00.000Z";
const accounts: fc.Arbitrary<Account> = fc.record(
  {
    id: fc.constantFrom("usr_a", "usr_b"),
    scopes: fc.subarray(["orders:read", "admin"]),
    confirmedAt: fc.constant(instant),
    deactivatedAt: fc.constant(instant),
    closed: fc.constant(true as const),
  },
  { requiredKeys: ["id", "scopes"] },
);
const proven: fc.Arbitrary<ProvenClaims> = fc.record(
  {
    issuer: fc.constant("https://acme.example"),
    subject: fc.constant("1"),
    email: fc.constant("ada@example.org"),
    emailVerified: fc.boolean(),
  },
  { requiredKeys: ["issuer", "subject", "emailVerified"] },
);
const identities: fc.Arbitrary<ExternalIdentity> = fc.record(
  {
    userId: fc.constantFrom("usr_a", "usr_b"),
    provider: fc.constant("acme"),
    issuer: fc.constant("https://acme.example"),
    subject: fc.constant("1"),
    linkedAt: fc.constant(instant),
    byInvitation: fc.constant(true as const),
  },
  { requiredKeys: ["userId", "provider", "issuer", "subject", "linkedAt"] },
);
const codeOf = (decision: object | string | undefined): unknown =>
  typeof decision === "object" && "code" in decision ? decision.code : decision;

describe("who is signed in by another provider", () => {
  test("nobody gets into an account by an address that is not proven at both ends", () => {
    fc.assert(
      fc.property(proven, accounts, fc.boolean(), (claims, account, trustsEmail) => {
        const decision = decideSignIn(claims, { identity: undefined, account, trustsEmail });
        if (isFault(decision)) return;
        expect(decision).toEqual({ type: "link", userId: account.id });
        expect([trustsEmail, claims.emailVerified, claims.email !== undefined]).toEqual([
          ...[true, true, true],
        ]);
        expect(account.confirmedAt).toBeDefined();
        expect(account.scopes).toEqual([]);
        expect(account.deactivatedAt).toBeUndefined();
      }),
    );
  });

  test("without a proven address the decision is the same with an account and without", () => {
    fc.assert(
      fc.property(proven, accounts, fc.boolean(), (claims, account, trustsEmail) => {
        fc.pre(!trustsEmail || !claims.emailVerified || claims.email === undefined);
        const [one, other] = [account, undefined].map((known) =>
          decideSignIn(claims, { identity: undefined, account: known, trustsEmail }),
        );
        expect(codeOf(one)).toBe("EXTERNAL_EMAIL_UNPROVEN");
        expect(one).toEqual(other);
      }),
    );
  });

  test("an identity gets into its own account alone, and into one of staff by an invitation alone", () => {
    fc.assert(
      fc.property(proven, accounts, identities, (claims, account, identity) => {
        const decision = decideSignIn(claims, { identity, account, trustsEmail: true });
        if (isFault(decision)) return;
        expect(decision).toEqual({ type: "signIn", userId: identity.userId });
        expect(account.id).toBe(identity.userId);
        expect(account.closed ?? account.deactivatedAt).toBeUndefined();
        expect(account.scopes.length === 0 || identity.byInvitation).toBe(true);
      }),
    );
  });

  test("an identity that another account has is not linked again", () => {
    fc.assert(
      fc.property(accounts, identities, (account, identity) => {
        const decision = decideLink(account, identity);
        if (identity.userId !== account.id)
          expect(codeOf(decision)).toBe("EXTERNAL_IDENTITY_TAKEN");
        else expect(isFault(decision) || decision === undefined).toBe(true);
      }),
    );
  });
});

describe("OIDC_PROVIDERS", () => {
  const acme = {
    ...{ name: "acme", title: "Acme", issuer: "https://acme.example", clientId: "shop" },
    redirectUris: ["https://shop.example/signed-in"],
  };
  test("is a list of providers; none where it is not set", () => {
    expect(signInProviders.read(JSON.stringify([acme]))).toEqual({ value: [acme] });
    expect(signInProviders.read(undefined)).toEqual({ value: [] });
  });
  test.each([
    ["{", /^is no JSON/u],
    ["{}", /is not right/u],
    [JSON.stringify([{ ...acme, clientId: 7 }]), /^\/0\/clientId is not right/u],
    [JSON.stringify([{ ...acme, more: 1 }]), /^\/0\/more is not right/u],
    [JSON.stringify([acme, acme]), /^acme is there twice/u],
    [JSON.stringify([{ ...acme, issuer: "http://acme.example" }]), /is no https address/u],
    [JSON.stringify([{ ...acme, redirectUris: ["https://a.example/#x"] }]), /must not have a #/u],
    [JSON.stringify([{ ...acme, redirectUris: ["javascript:1"] }]), /is no https address/u],
  ])("%s", (text, problem) => {
    const read = signInProviders.read(text);
    expect("problem" in read && read.problem).toMatch(problem);
  });
});
