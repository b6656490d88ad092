import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fold } from "../../../../platform/domain/decider.ts";
import { mergePatch } from "../../../../platform/kernel/merge-patch.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  ADDRESSES_MAX,
  customerDecider as customers,
  type CustomerCommand,
  type CustomerEvent,
} from "../../../../services/customers/domain/customer.ts";

const at = "2026-01-01T00:00:00.000Z";
const address = { name: "Ann", line1: "1 Way", city: "Ulm", postalCode: "89073", country: "DE" };
const register: CustomerCommand = { type: "Register", email: "ann@example.com", name: "Ann", at };

const given = (...commands: CustomerCommand[]) => {
  const events: CustomerEvent[] = [];
  const outcome = (command: CustomerCommand): string | readonly CustomerEvent[] => {
    const decision = customers.decide(fold(customers, "usr_1", events), command);
    if (isFault(decision)) return decision.code;
    events.push(...decision);
    return decision;
  };
  for (const command of commands) outcome(command);
  return { outcome, state: () => fold(customers, "usr_1", events), events };
};

const ids = fc.constantFrom("adr_1", "adr_2", "adr_3");
const texts = fc.constantFrom("x", "y", null, undefined);
const commands: fc.Arbitrary<CustomerCommand> = fc.oneof(
  fc.constant(register),
  fc.record({
    type: fc.constant("Register" as const),
    email: fc.constant("a@b.cd"),
    at: fc.constant(at),
  }),
  fc.record({
    type: fc.constant("Change" as const),
    patch: fc.record({ name: texts, phone: texts }),
    marketing: fc.boolean(),
    at: fc.constant(at),
  }),
  ids.map((addressId) => ({ type: "AddAddress" as const, addressId, address })),
  fc.tuple(ids, texts).map(([addressId, company]) => ({
    type: "ChangeAddress" as const,
    addressId,
    patch: { company },
  })),
  ids.map((addressId) => ({ type: "RemoveAddress" as const, addressId })),
);

describe("a customer", () => {
  test("is registern once, by whichever comes first, and the event brings the name", () => {
    const customer = given({ type: "Register", email: "ann@example.com", at });
    expect(customer.outcome(register)).toHaveLength(2);
    expect(customer.outcome(register)).toEqual([]);
    expect(customer.state()).toMatchObject({
      name: "Ann",
      email: "ann@example.com",
      status: "active",
    });
  });

  test("who removed their name is not given it back by a late event", () => {
    const change: CustomerCommand = { type: "Change", patch: { name: null, phone: "1" }, at };
    const customer = given({ type: "Register", email: "ann@example.com", at }, change);
    expect(customer.outcome(register)).toEqual([]);
  });

  test("says when the consent was given, and only then", () => {
    const customer = given(register, { type: "Change", patch: {}, marketing: true, at });
    expect(customer.state().consent).toEqual({ marketing: true, changedAt: at });
    expect(customer.outcome({ type: "Change", patch: {}, marketing: true, at: "later" })).toEqual(
      [],
    );
    expect(customer.state().consent.changedAt).toBe(at);
  });

  test("a repeated command yields nothing, after whatever came before", () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 8 }), commands, (before, command) => {
        const customer = given(...before);
        const first = customer.outcome(command);
        expect(customer.outcome(command)).toEqual(typeof first === "string" ? first : []);
      }),
    );
  });

  test("keeps so many addresses and no more", () => {
    const add = (n: number): CustomerCommand => ({
      type: "AddAddress",
      addressId: `adr_${n}`,
      address,
    });
    const customer = given(register, ...Array.from({ length: ADDRESSES_MAX }, (_, n) => add(n)));
    expect(customer.state().addresses).toHaveLength(ADDRESSES_MAX);
    expect(customer.outcome(add(ADDRESSES_MAX))).toBe("TOO_MANY_ADDRESSES");
  });

  test("once erased leaves nothing of the person, and no event brings them back", () => {
    const customer = given(
      register,
      { type: "AddAddress", addressId: "adr_1", address },
      { type: "Erase" },
    );
    expect(JSON.stringify(customer.state())).not.toMatch(/ann|ulm/iu);
    expect(customer.outcome(register)).toEqual([]);
    expect(customer.outcome({ type: "Erase" })).toEqual([]);
    expect(customer.outcome({ type: "Change", patch: { name: "B" }, at })).toBe("NOT_FOUND");
    const published = customer.events.filter(({ type }) => type.includes("."));
    expect(JSON.stringify(published)).not.toMatch(/ann|ulm/iu);
  });

  test("unregistern is not found", () => {
    expect(given().outcome({ type: "Erase" })).toBe("NOT_FOUND");
  });
});

test("a merge patch sets, leaves and removes", () => {
  const before: { a: string; b?: string; c?: string } = { a: "1", b: "2" };
  expect(mergePatch(before, { a: "3", b: null, c: undefined })).toEqual({ a: "3" });
});
