/** The rule of texts with a `text`: what characters they may have (platform/kernel/texts/text.ts), before all else. */
import type { RuleMaker } from "./bounded-rules.ts";

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
        `var flaw = typeof value === "string" ? context.customFunctions.textFlaw(value, "${String(text)}", ${blank}) : undefined;`,
        `if (flaw !== undefined) { ${error} return value; }`,
        source,
      ].join("\n"),
    };
  };
