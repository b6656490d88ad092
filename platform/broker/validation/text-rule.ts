/** The rule of texts with a `text`: what characters they may have (platform/kernel/texts/text.ts), before all else. */
import { emailFlaw } from "../../contract/email.ts";
import { textFlaw, type TextRule } from "../../kernel/texts/text.ts";
import type { RuleMaker } from "./bounded-rules.ts";

/** What is wrong with a text by its rule. */
export const flawOf = (
  text: string,
  rule: TextRule | "email",
  filled: boolean,
): string | undefined => (rule === "email" ? emailFlaw(text) : textFlaw(text, rule, filled));

/** fastest-validator's own rule of texts, after the characters. */
export const judgingTexts = (plain: RuleMaker): RuleMaker =>
  function (rule, path, context) {
    const { source } = plain.call(this, rule, path, context);
    const { text, min } = rule.schema;
    if (text === undefined || text === "verbatim") return { source };
    const { messages } = rule;
    const error = this.makeError({ type: "text", expected: "flaw", actual: "value", messages });
    const blank = Number(min) > 0 && text === "line";
    return {
      source: [
        `var flaw = typeof value === "string" ? context.customFunctions.flawOf(value, "${String(text)}", ${blank}) : undefined;`,
        `if (flaw !== undefined) { ${error} return value; }`,
        source,
      ].join("\n"),
    };
  };
