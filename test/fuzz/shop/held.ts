/** A shop that says how long its event loop was held. */
import { request } from "node:http";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Held {
  readonly clockMs: number;
  readonly cpuMs: number;
}

/** The environment of such a shop, and the question. */
export const holdProbe = () => {
  const socketPath = join(mkdtempSync(join(tmpdir(), "caravan-hold-")), "probe");
  const probe = join(import.meta.dirname, "hold-probe.ts");
  return {
    env: { NODE_OPTIONS: `--import=${probe}`, HOLD_PROBE: socketPath },
    /** The longest since it was asked last. */
    held: (): Promise<Held> =>
      new Promise((resolve, reject) => {
        const req = request({ socketPath }, (res) => {
          let text = "";
          res.on("data", (chunk: Buffer) => (text += chunk.toString()));
          res.on("end", () => resolve(JSON.parse(text) as Held));
        });
        req.on("error", reject);
        req.end();
      }),
  };
};
