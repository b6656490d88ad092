/** What a start cannot go on with: each problem is one line that names the variable, its value and what to do. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const lines = [...new Set(problems)];
    super(`The environment is not right:\n${lines.map((line) => `  ${line}`).join("\n")}`);
    this.problems = lines;
  }
}

/** EX_CONFIG of sysexits(3): a supervisor need not start the same again. */
export const CONFIGURATION_EXIT = 78;
