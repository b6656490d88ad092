/** Every variable that the code declares, and who reads it. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { settingsIn, type KnownSetting } from "../../platform/runtime/environment.settings.ts";
import type { DeploymentSpec } from "../../platform/kernel/settings.ts";
import { root } from "../start/root.ts";

export interface Variable extends KnownSetting {
  /** Without a default, "". */
  readonly fallback: string;
  readonly meaning: string;
}

/** What one settings file, or all of one service, declare. */
export interface Declared {
  /** A service, or `node`: the process that hosts services. */
  readonly by: string;
  readonly variables: readonly Variable[];
  readonly needs: DeploymentSpec;
}

const first = "platform/runtime/node.settings.ts";

const filesIn = (pattern: string): string[] => globSync(pattern, { cwd: root }).sort();

const declaredIn = async (by: string, file: string): Promise<Declared> => {
  const module = (await import(join(root, file))) as Readonly<Record<string, unknown>>;
  const variables = settingsIn(module).map((one): Variable => {
    const { name, meaning, fallback = "" } = one;
    if (meaning === undefined || meaning === "") {
      throw new Error(`${file}: ${name} has no meaning; declare it as variable("…", …).`);
    }
    return { ...one, meaning, fallback };
  });
  return { by, variables, needs: (module["deployment"] ?? {}) as DeploymentSpec };
};

/** Those of the process first, then each service's, by name. @throws Error naming a variable without a meaning */
export const readVariables = async (): Promise<readonly Declared[]> => {
  const platform = filesIn("platform/**/*.settings.ts").filter((file) => file !== first);
  const files = [first, ...platform].map((file): [string, string] => ["node", file]);
  // A provider or channel is one file, which declares its settings too.
  const own = [
    ...filesIn("services/*/*.settings.ts"),
    ...filesIn("services/*/adapters/**/*.{provider,channel}.ts"),
  ].map((file): [string, string] => [file.split(/[/\\]/u)[1] as string, file]);
  return Promise.all([...files, ...own].map(([by, file]) => declaredIn(by, file)));
};

/** The variables of a service, or of `node`. */
export const variablesBy = (declared: readonly Declared[], by: string): readonly Variable[] =>
  declared.filter((one) => one.by === by).flatMap(({ variables }) => variables);

/** Every variable once, in the order of `declared`, with all who read it. */
export const readersOf = (
  declared: readonly Declared[],
): readonly { readonly variable: Variable; readonly by: readonly string[] }[] => {
  const readers = new Map<string, { variable: Variable; by: string[] }>();
  for (const { by, variables } of declared) {
    for (const variable of variables) {
      const known = readers.get(variable.name);
      if (known) known.by.push(by);
      else readers.set(variable.name, { variable, by: [by] });
    }
  }
  return [...readers.values()];
};
