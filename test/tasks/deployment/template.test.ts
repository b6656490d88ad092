import { expect, test } from "@jest/globals";
import { fill } from "../../../tasks/deployment/template.ts";

test("a gap becomes lines with its own indent; an empty one leaves no line", () => {
  const template = "a:\n  # {{ list }}\n{{ rows }}\n  # {{ none }}\nend {{ inline }}.\n";
  const blocks = { list: "- b\n\n- c", rows: "| d |", none: "", inline: "e" };
  expect(fill(template, blocks)).toBe("a:\n  - b\n\n  - c\n| d |\nend e.\n");
});

test("what a block holds is no gap, and no pattern of a replacement", () => {
  expect(fill("{{ a }}\nx {{ b }}\n", { a: "{{ c }}", b: "$&" })).toBe("{{ c }}\nx $&\n");
});

test("a gap without a block, and a block without a gap, is named", () => {
  expect(() => fill("{{ a }}", {})).toThrow("Nothing fills {{ a }}");
  expect(() => fill("", { a: "" })).toThrow("no gap for a");
});
