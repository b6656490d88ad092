import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { secretIdOf, typeId } from "../../../platform/kernel/id.ts";

const random = fc.uint8Array({ minLength: 10, maxLength: 16 });
const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test("the TypeID specification's own example: a UUID and its text", () => {
  // https://github.com/jetify-com/typeid: 01890a5d-ac96-774b-bcce-b302099a8057
  const chance = Uint8Array.from(Buffer.from("774bbcceb302099a8057", "hex"));
  expect(typeId("prefix", 0x01890a5dac96, chance)).toBe("prefix_01h455vb4pex5vsknk084sn02q");
});

test("ids sort by time, whatever their chance", () => {
  fc.assert(
    fc.property(times, times, random, random, (one, other, a, b) => {
      fc.pre(one !== other);
      expect(typeId("ord", one, a) < typeId("ord", other, b)).toBe(one < other);
    }),
  );
});

test("an id has one form, and the first character keeps it within 128 bits", () => {
  fc.assert(
    fc.property(times, random, (ms, chance) => {
      expect(typeId("pay", ms, chance)).toMatch(/^pay_[0-7][0-9a-hjkmnp-tv-z]{25}$/u);
    }),
  );
});

test("a secret id holds all 128 random bits", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.nat(15),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, flip) => {
        const other = Uint8Array.from(bytes);
        other[at] = (other[at] ?? 0) ^ flip;
        expect(secretIdOf("cart", other)).not.toBe(secretIdOf("cart", bytes));
      },
    ),
  );
});
