import { describe, expect, test } from "@jest/globals";
import { busyWhile } from "../../../support/jest/busy.ts";
import { oneLine, textFlaw, trimmed } from "../../../../platform/kernel/texts/text.ts";

const every = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
const controls = [...every(0, 0x1f), ...every(0x7f, 0x9f)];
const turning = [...every(0x202a, 0x202e), ...every(0x2066, 0x206f), ...every(0xfff9, 0xfffb)];
const halves = ["\uD800", "\uDBFF", "\uDC00", "\uDFFF"];
const none = ["\uFDD0", "\uFFFE", "\uFFFF", "\u{1FFFF}", "\u{10FFFE}"];

describe("F.11: what a text may hold", () => {
  test("neither kind has controls, half surrogates, what is no character, or what turns the text's direction", () => {
    for (const one of [...controls, ...turning, ...halves, ...none]) {
      for (const text of [one, `Ada ${one} Lovelace`, `${one}Ada`, `Ada${one}`]) {
        expect(textFlaw(text, "line")).toMatch(/U\+[0-9A-F]{4,6}/u);
        if (!["\t", "\n"].includes(one)) expect(textFlaw(text, "lines")).toMatch(/U\+/u);
      }
    }
  });
  test("lines may have tabs and line ends, but no lone carriage return; a line has none of them", () => {
    for (const text of ["one\ntwo", "one\r\ntwo\r\n", "\tone", "a\u2028b"]) {
      expect(textFlaw(text, "lines")).toBeUndefined();
      expect(textFlaw(text, "line")).toBeDefined();
    }
    for (const text of ["one\rtwo", "one\r", "\r\r\n"])
      expect(textFlaw(text, "lines")).toMatch(/U\+000D/u);
  });
  test("a line neither begins nor ends with what nobody sees", () => {
    for (const hidden of [
      "\u200B",
      "\u200D",
      "\u2060",
      "\uFEFF",
      "\u00AD",
      "\u200F",
      "\u3164",
      "\u{E0001}",
    ]) {
      for (const text of [
        `${hidden}Ada`,
        `Ada${hidden}`,
        ` ${hidden} Ada`,
        `Ada ${hidden} `,
        hidden,
      ])
        expect(textFlaw(text, "line")).toBeDefined();
      expect(textFlaw(`A${hidden}da`, "line")).toBeUndefined();
    }
  });
  test("a line that must be filled has more than blanks", () => {
    for (const text of [" ", "   ", "\u00A0", " \u3000 "]) {
      expect(textFlaw(text, "line", true)).toBe("must have more than blanks");
      expect(textFlaw(text, "line")).toBeUndefined();
    }
  });
  test("people's names and titles of every script pass, emoji and flags too", () => {
    const names = [
      "",
      " Ada ",
      "Ærøskøbing",
      "Ñandú",
      "李小龍",
      "שָׁלוֹם",
      "علی‌رضا",
      "क्षि",
      "O’Brien",
    ];
    const titles = [
      "Tea ❤️",
      "👩‍👩‍👧",
      "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
      "a\u00A0b",
      "\uF8FF",
    ];
    for (const text of [...names, ...titles]) expect(textFlaw(text, "line")).toBeUndefined();
  });
  test("a long text is judged in linear time", () => {
    const { busyMs } = busyWhile(() => {
      for (const text of [" ".repeat(100_000), "\u200B".repeat(100_000), "é".repeat(100_000)]) {
        textFlaw(`a${text}b`, "line", true);
        textFlaw(text, "lines");
        trimmed(text);
      }
    });
    expect(busyMs).toBeLessThan(1_000);
  });
  test("what was stored before is made one line, or cut at its edges", () => {
    expect(oneLine("Ada\r\nBcc: all@example.com\u0000")).toBe("Ada  Bcc: all@example.com ");
    expect(oneLine("李 小龍")).toBe("李 小龍");
    expect(trimmed("\uFEFF\u200B Ada\u200B ")).toBe("Ada");
    expect(trimmed("Tea ❤️ ")).toBe("Tea ❤️");
    expect(trimmed("\u200B")).toBe("");
    expect(trimmed("Ada\u202E")).toBe("Ada\u202E");
  });
});
