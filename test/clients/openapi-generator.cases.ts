/** Clients of openapi-generator, which needs Java: in `npm run test:full`, with the tools that this machine has. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { root } from "../../tasks/start/root.ts";

type Command = readonly [program: string, ...args: string[]];
interface Client {
  readonly name: string;
  /** What compiles the client, in its folder. */
  readonly compile: (folder: string) => readonly Command[];
  readonly files?: Readonly<Record<string, string>>;
}

const tsc = join(root, "node_modules/typescript/bin/tsc");
const compiler = (...sources: string[]): Command => [
  ...([process.execPath, tsc, "--noEmit", "--skipLibCheck", "--strict"] as const),
  ...["--lib", "es2023,dom,dom.iterable", "--target", "es2022"],
  ...["--module", "esnext", "--moduleResolution", "bundler", ...sources],
];
const python = (folder: string): string => join(folder, "../venv/bin/python");

const clients: readonly Client[] = [
  { name: "typescript-fetch", compile: () => [compiler("index.ts")] },
  {
    name: "typescript-axios",
    files: { "package.json": '{ "private": true, "type": "module" }' },
    compile: () => [
      ["npm", "install", "--no-audit", "--no-fund", "axios@1.21.1"],
      compiler("index.ts"),
    ],
  },
  { name: "go", compile: () => [["go", "build", "./..."]] },
  {
    name: "python",
    compile: (folder) => [
      [python(folder), "-m", "pip", "install", "-q", "-r", "requirements.txt"],
      [python(folder), "-c", "import openapi_client; openapi_client.OrdersPlaceRequest"],
    ],
  },
  { name: "java", compile: () => [["mvn", "-q", "-B", "-DskipTests", "compile"]] },
];

const works = (program: string, argument: string): boolean =>
  spawnSync(program, [argument]).status === 0;
const tools = [
  ["java", "-version"],
  ["python3", "--version"],
  ["go", "version"],
  ["mvn", "--version"],
] as const;

/** Runs one command after the other; resolves to what the first that failed wrote. */
const firstFault = (commands: readonly Command[], cwd: string): string => {
  for (const [program, ...args] of commands) {
    const ran = spawnSync(program, args, { cwd, encoding: "utf8" });
    if (ran.status !== 0) return `${program} ${args.join(" ")}: ${ran.stdout}${ran.stderr}`;
  }
  return "";
};

export const openapiGeneratorCases = (): void => {
  const missing: string[] = tools
    .filter(([name, version]) => !works(name, version))
    .map(([name]) => name);
  const usable = clients.filter(({ name }) => !missing.includes(name === "java" ? "mvn" : name));
  if (missing.includes("java") || missing.includes("python3")) {
    process.stdout.write(`Clients of openapi-generator: skipped, without ${missing.join(", ")}.\n`);
    return;
  }
  if (usable.length < clients.length) {
    process.stdout.write(
      `Clients of openapi-generator: skipped what needs ${missing.join(", ")}.\n`,
    );
  }
  describe("clients of openapi-generator compile (E.3)", () => {
    const folder = mkdtempSync(join(tmpdir(), "caravan-generator-"));
    beforeAll(() => {
      const install: readonly Command[] = [
        ["python3", "-m", "venv", "venv"],
        [join(folder, "venv/bin/pip"), "install", "-q", "openapi-generator-cli==7.26.0"],
      ];
      const fault = firstFault(install, folder);
      if (fault !== "") throw new Error(fault);
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each(usable.map((one) => [one.name, one] as const))(
      "%s",
      (name, { compile, files = {} }) => {
        const at = join(folder, name);
        const document = join(root, "docs/openapi.json");
        const generator = join(folder, "venv/bin/openapi-generator-cli");
        const generate: Command = [generator, "generate", "-g", name, "-i", document, "-o", at];
        mkdirSync(at);
        expect(firstFault([generate], folder)).toBe("");
        for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
        expect(firstFault(compile(at), at)).toBe("");
      },
      600_000,
    );
  });
};
