import { globSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { root } from "../../tasks/start/root.ts";

const folder = "test/house/planted/types";
/** What the compiler must say of each planted file, at least. */
const planted: Readonly<Record<string, RegExp>> = {
  "event-payload.ts": /order: number|'order' does not exist|not assignable/u,
  "event-field.ts": /cartId/u,
  "event-name.ts": /lineAded/u,
  "event-missing.ts": /lineRemoved/u,
  "event-dotted.ts": /not assignable to type 'never'/u,
  "command-missing.ts": /Close/u,
  "handler-missing.ts": /get/u,
  "response-field.ts": /cartId/u,
};

const options = (): ts.CompilerOptions => {
  const file = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
};

/** Messages of each file of a program, by its name. */
const messagesOf = (files: readonly string[]): Map<string, string[]> => {
  const program = ts.createProgram(
    files.map((file) => join(root, folder, file)),
    { ...options(), noEmit: true },
  );
  return new Map(
    files.map((file) => {
      const source = program.getSourceFile(join(root, folder, file));
      const found = source ? program.getSemanticDiagnostics(source) : [];
      return [
        file,
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      ];
    }),
  );
};

describe("what does not compile", () => {
  let messages = new Map<string, string[]>();
  beforeAll(() => {
    messages = messagesOf(Object.keys(planted));
  }, 120_000);

  test.each(Object.entries(planted))("%s", (file, message) => {
    const found = messages.get(file) ?? [];
    expect(found).toHaveLength(1);
    expect(found.join("\n")).toMatch(message);
  });

  test("each planted file has its line here", () => {
    expect(globSync("*.ts", { cwd: join(root, folder) }).sort()).toEqual(
      Object.keys(planted).sort(),
    );
  });
});
