import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { declarationsOf } from "../../../platform/broker/define-service.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { contract } from "../../../services/customers/customers.contract.ts";
import customers from "../../../services/customers/customers.service.ts";
import { contract as identityContract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { me, changeMe, eraseMe, addresses, getAddress, addAddress } = contract.actions;
const { changeAddress, removeAddress, list, get, erase } = contract.actions;
const { register, signIn, refresh, me: whoAmI } = identityContract.actions;
const password = "correct horse battery";
const address = { name: "Ann", line1: "1 Way", city: "Ulm", postalCode: "89073", country: "DE" };

let shop: Signed;
let admin: string;
let count = 0;

const shopper = async (name?: string) => {
  const email = `shopper${(count += 1)}@example.com`;
  const named = name === undefined ? {} : { name };
  await shop.call(register, { email, password, ...named });
  const tokens = await shop.call(signIn, { email, password });
  const { id } = await shop.call(whoAmI, {}, tokens.accessToken);
  return { id, email, token: tokens.accessToken, refreshToken: tokens.refreshToken };
};

beforeAll(async () => {
  shop = await startSigned([identity, customers]);
  admin = await administratorToken(shop);
});
afterAll(() => shop.stop());

describe("my profile", () => {
  test("is there on the first read, with what the account's event says", async () => {
    const { id, email, token } = await shopper("Ann");
    expect(await shop.call(me, {}, token)).toMatchObject({
      id,
      email,
      consent: { marketing: false },
    });
    await shop.idle();
    expect(await shop.call(me, {}, token)).toMatchObject({ id, email, name: "Ann", addresses: [] });
  });

  test("changes by merge patch: absent stays, null goes", async () => {
    const { token } = await shopper("Ann");
    await shop.idle();
    const first = await shop.call(changeMe, { phone: "0731", consent: { marketing: true } }, token);
    expect(first).toMatchObject({ name: "Ann", phone: "0731", consent: { marketing: true } });
    const second = await shop.call(changeMe, { name: null }, token);
    expect(second).toMatchObject({ phone: "0731", version: first.version + 1 });
    expect(second).not.toHaveProperty("name");
    expect(await shop.call(changeMe, { name: null }, token)).toEqual(second);
  });

  test("is nobody else's: a guest is refused, another has another", async () => {
    const codes = [
      await shop.codeOf(me, {}),
      await shop.codeOf(addresses, {}),
      await shop.codeOf(eraseMe, {}),
    ];
    expect(new Set(codes)).toEqual(new Set(["UNAUTHENTICATED"]));
    const ann = await shopper();
    const bob = await shopper();
    const { id } = await shop.call(addAddress, address, ann.token);
    expect(await shop.codeOf(getAddress, { addressId: id }, bob.token)).toBe("NOT_FOUND");
    expect(await shop.codeOf(removeAddress, { addressId: id }, bob.token)).toBe("NOT_FOUND");
    expect(await shop.codeOf(changeAddress, { addressId: id, city: "Bonn" }, bob.token)).toBe(
      "NOT_FOUND",
    );
  });
});

describe("my addresses", () => {
  test("are kept, changed and forgotten", async () => {
    const { token } = await shopper();
    const kept = await shop.call(addAddress, { ...address, company: "Ink" }, token);
    const change = { addressId: kept.id, city: "Bonn", company: null };
    expect(await shop.call(changeAddress, change, token)).toEqual({
      ...address,
      id: kept.id,
      city: "Bonn",
    });
    expect((await shop.call(addresses, {}, token)).items).toEqual([
      { ...address, id: kept.id, city: "Bonn" },
    ]);
    expect(await shop.call(removeAddress, { addressId: kept.id }, token)).toBeNull();
    expect(await shop.codeOf(removeAddress, { addressId: kept.id }, token)).toBe("NOT_FOUND");
    expect((await shop.call(me, {}, token)).addresses).toEqual([]);
  });

  test("are none lost when ten are added at once", async () => {
    const { token } = await shopper();
    await Promise.all(Array.from({ length: 10 }, () => shop.call(addAddress, address, token)));
    const { items } = await shop.call(addresses, {}, token);
    expect(new Set(items.map(({ id }) => id)).size).toBe(10);
  });
});

describe("staff", () => {
  test("need the scope", async () => {
    const { id, token } = await shopper();
    const refused = [
      await shop.codeOf(list, {}),
      await shop.codeOf(list, {}, token),
      await shop.codeOf(get, { id }, token),
      await shop.codeOf(erase, { id, expectedVersion: 1 }, token),
    ];
    expect(refused).toEqual(["UNAUTHENTICATED", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  });

  test("read every customer once, page by page, the newest first", async () => {
    for (let i = 0; i < 3; i += 1) await shopper();
    await shop.idle();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; next: string | null } = await shop.call(
        list,
        { limit: 2, ...(cursor === null ? {} : { cursor }) },
        admin,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(seen.length).toBeGreaterThan(3);
    expect(await shop.codeOf(list, { cursor: "rubbish" }, admin)).toBe("CURSOR_INVALID");
  });

  test("find one by email address", async () => {
    const { id, email } = await shopper();
    await shop.idle();
    const { items } = await shop.call(list, { email: email.toUpperCase() }, admin);
    expect(items.map((one) => one.id)).toEqual([id]);
  });
});

describe("erasing", () => {
  /** By what is gone, or, seconds later, by the token of an ended session. */
  const nobody = expect.stringMatching(/^(NOT_FOUND|TOKEN_INVALID)$/u);

  test("takes profile and account, and the address may register anew", async () => {
    const { id, email, token, refreshToken } = await shopper("Ann");
    await shop.call(addAddress, address, token);
    await shop.idle();
    const { version } = await shop.call(get, { id }, admin);
    expect(await shop.codeOf(erase, { id, expectedVersion: version - 1 }, admin)).toBe(
      "PRECONDITION_FAILED",
    );
    expect(await shop.call(erase, { id, expectedVersion: version }, admin)).toBeNull();
    await shop.idle();
    const codes = [
      await shop.codeOf(get, { id }, admin),
      await shop.codeOf(me, {}, token),
      await shop.codeOf(whoAmI, {}, token),
      await shop.codeOf(refresh, { refreshToken }),
      await shop.codeOf(signIn, { email, password }),
      await shop.codeOf(register, { email, password }),
    ];
    expect(codes).toEqual([
      "NOT_FOUND",
      nobody,
      "TOKEN_INVALID",
      "REFRESH_TOKEN_INVALID",
      "CREDENTIALS_WRONG",
      "answered",
    ]);
  });

  test("leaves nothing of the person in any store, journals and dead letters included", async () => {
    const { id, email, token } = await shopper("Zenobia Quill");
    await shop.call(addAddress, { ...address, line1: "7 Obelisk Row" }, token);
    await shop.idle();
    const kept = async () => {
      const docs = [identity, customers].flatMap((schema) =>
        declarationsOf(schema).map(async (declaration) => {
          const service = shop.broker.getLocalService({ name: schema.name, version: 1 });
          return collectionOf(service as Service, declaration).find({});
        }),
      );
      return JSON.stringify(await Promise.all(docs));
    };
    const traces = [email, "Zenobia", "Obelisk"];
    const before = await kept();
    expect(traces.filter((trace) => before.includes(trace))).toEqual(traces);
    expect(await shop.call(eraseMe, {}, token)).toBeNull();
    await shop.idle();
    const after = await kept();
    expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
    expect(after).toContain(id);
  });

  test("oneself before any event has come lasts", async () => {
    const { token } = await shopper("Ann");
    expect(await shop.call(eraseMe, {}, token)).toBeNull();
    expect(await shop.call(eraseMe, {}, token)).toBeNull();
    await shop.idle();
    expect(await shop.codeOf(me, {}, token)).toEqual(nobody);
  });
});
