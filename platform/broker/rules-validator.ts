import moleculer from "moleculer";
import { boundedRules, type RuleMaker } from "./validation/bounded-rules.ts";
import { complaintsOf, type RawComplaint } from "./validation/complaints.ts";
import { flawOf, judgingTexts } from "./validation/text-rule.ts";

type Check = (value: unknown, options?: unknown) => true | RawComplaint[];
/** The parts of fastest-validator that are extended. */
interface Compiling {
  readonly rules: { string: RuleMaker };
  readonly customFunctions: Record<string, unknown>;
}
const { Fastest } = moleculer.Validators;
type Fast = InstanceType<typeof Fastest>;

/**
 * Moleculer's validator with three holes closed. It judges what nobody needs judged any more
 * (bounded-rules.ts); it writes every refused value into its message, which throws on one without a
 * printable form (`[{"toString": null}]`); and it hands the value on in `actual`, where a mistyped
 * password would reach a log.
 */
export class RulesValidator extends Fastest {
  constructor() {
    // The rules say for themselves whether null passes (platform/contract/rules.ts).
    super({ considerNullAsAValue: true, customRules: boundedRules });
    // Its types do not say that it has one.
    const { validator } = this as unknown as { validator: Compiling };
    validator.customFunctions["flawOf"] = flawOf;
    validator.rules.string = judgingTexts(validator.rules.string);
  }

  override compile(schema: Record<string, unknown>): ReturnType<Fast["compile"]> {
    // Its types know the verdict true only; what fails is a list of errors.
    const check = super.compile(schema) as unknown as Check;
    const judge = (value: unknown, options?: unknown): unknown => {
      try {
        const verdict = check(value, options);
        return verdict === true ? true : complaintsOf(verdict);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        return complaintsOf([{ type: "unprintable" }]);
      }
    };
    // As above: Moleculer reads the list.
    return judge as unknown as ReturnType<Fast["compile"]>;
  }
}
