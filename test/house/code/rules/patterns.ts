/** Regular expressions that take more than linear time on some text, by an analysis of each pattern. */
import { execFile } from "node:child_process";
import { nodesOf, root, ts, type Source } from "./sources.ts";

interface Pattern {
  readonly path: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Literals, and the `pattern` of a schema, which is compiled with the flag u. */
export const patternsIn = ({ path, ast }: Source): Pattern[] =>
  nodesOf(ast).flatMap((node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      return [{ path, pattern: node.text.slice(1, end), flags: node.text.slice(end + 1) }];
    }
    const isPattern = ts.isPropertyAssignment(node) && node.name.getText(ast) === "pattern";
    return isPattern && ts.isStringLiteralLike(node.initializer)
      ? [{ path, pattern: node.initializer.text, flags: "u" }]
      : [];
  });

/** The analysis, in a process of its own: inside Jest it takes ten times as long. Seconds for one pattern at most. */
const program = `
import { createRequire } from "node:module";
const { checkSync } = createRequire(process.cwd() + "/")("recheck");
let input = "";
for await (const chunk of process.stdin) input += chunk;
const options = { timeout: 60_000, randomSeed: 1 };
const verdicts = JSON.parse(input).map(
  ({ pattern, flags }) => checkSync(pattern, flags.replace("v", "u"), options).status,
);
process.stdout.write(JSON.stringify(verdicts));
`;

const analyse = (patterns: readonly Pattern[]): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, RECHECK_SYNC_BACKEND: "pure", NODE_OPTIONS: "" };
    const child = execFile(
      process.execPath,
      ["--input-type=module", "--eval", program],
      { cwd: root, env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(stderr, { cause: error }));
        else resolve(JSON.parse(stdout) as string[]);
      },
    );
    child.stdin?.end(JSON.stringify(patterns));
  });

/** Those that are not shown to be linear. */
export const slowPatterns = async (sources: readonly Source[]): Promise<string[]> => {
  const patterns = sources.flatMap(patternsIn);
  const verdicts = await analyse(patterns);
  return patterns
    .filter((_one, i) => verdicts[i] !== "safe")
    .map(({ path, pattern, flags }) => `${path}: /${pattern}/${flags}`);
};
