import { spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Where the provider is, and what it knows the shop by. */
export interface Access {
  readonly url: string;
  readonly secret: string;
}

export interface Launched extends Access {
  /** Settles once it has ended. */
  readonly ended: Promise<void>;
  stop(): void;
}

export interface LaunchOptions {
  /** The file of its ledger. */
  readonly ledger: string;
  /** The shop's origin. */
  readonly shop: string;
}

const program = join(import.meta.dirname, "process/main.ts");

/** Starts the provider's process, which ends with this one. @throws Error when it does not start */
export const launch = async ({ ledger, shop }: LaunchOptions): Promise<Launched> => {
  const flags = ["--disable-warning=ExperimentalWarning", program, "--attached"];
  const child = spawn(process.execPath, [...flags, "--ledger", ledger, "--shop", shop], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(
    () => undefined,
    () => undefined,
  );
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), "line").then(([text]) => String(text)),
    ended,
  ]);
  if (line === undefined) throw new Error("The demo payment provider did not start.");
  // The shop's process does not live on for it.
  child.unref();
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref();
  return { ...(JSON.parse(line) as Access), ended, stop: () => void child.kill("SIGTERM") };
};
