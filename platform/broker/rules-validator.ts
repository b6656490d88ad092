import moleculer from "moleculer";

type Check = (value: unknown, options?: unknown) => true | Record<string, unknown>[];
const { Fastest } = moleculer.Validators;
type Fast = InstanceType<typeof Fastest>;

/** Of the values refused, only the names of unknown fields are passed on. */
const withoutValue = ({ actual, ...error }: Record<string, unknown>): Record<string, unknown> =>
  error["type"] === "objectStrict" ? { ...error, actual } : error;

/**
 * Moleculer's validator with two holes closed. It writes every refused value into its message,
 * which throws on one without a printable form (`[{"toString": null}]`), and it hands the value
 * on in `actual`, where a mistyped password would reach a log.
 */
export class RulesValidator extends Fastest {
  constructor() {
    // The rules say for themselves whether null passes (platform/contract/rules.ts).
    super({ considerNullAsAValue: true });
  }

  override compile(schema: Record<string, unknown>): ReturnType<Fast["compile"]> {
    // Its types know the verdict true only; what fails is a list of errors.
    const check = super.compile(schema) as unknown as Check;
    const judge: Check = (value, options) => {
      try {
        const verdict = check(value, options);
        return verdict === true ? true : verdict.map(withoutValue);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        return [{ type: "unprintable", field: "", message: "A value has no printable form." }];
      }
    };
    // As above: Moleculer reads the list.
    return judge as unknown as ReturnType<Fast["compile"]>;
  }
}
