import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { exited } from "../shop.ts";

/** Where Chromium is: `CHROMIUM_BIN`, then the PATH; undefined when nowhere. */
export const findChromium = (): string | undefined =>
  [
    process.env["CHROMIUM_BIN"],
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "chromium")),
  ].find((path) => path && existsSync(path));

const flags = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** Opens an address in a browser of the test's own; what its page finds, the page itself sends to the test. */
export const openInBrowser = (chromium: string, url: string): { stop(): Promise<void> } => {
  const profile = mkdtempSync(join(tmpdir(), "caravan-browser-"));
  const child = spawn(chromium, [...flags, `--user-data-dir=${profile}`, url], {
    stdio: "ignore",
    // Its renderers end with it.
    detached: true,
  });
  return {
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      await exited(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
};
