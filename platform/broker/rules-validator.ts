import moleculer from "moleculer";

type Check = (value: unknown, options?: unknown) => true | Record<string, unknown>[];
const { Fastest } = moleculer.Validators;

/** Only the names of unknown fields are told again. */
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
    super({ considerNullAsAValue: true } as never);
  }

  override compile(schema: never): never {
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
    return judge as never;
  }
}
