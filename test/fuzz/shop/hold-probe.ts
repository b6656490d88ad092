/**
 * Loaded into the process of a shop (`--import`): how long its event loop was held at most since it was asked last, as
 * JSON on the socket HOLD_PROBE. Time of the processor, and by the clock: other processes hold nothing of ours.
 */
import { createServer } from "node:http";
import { isMainThread } from "node:worker_threads";

const path = process.env["HOLD_PROBE"];
if (isMainThread && path !== undefined) {
  const cpuNow = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [clock, cpu] = [performance.now(), cpuNow()];
  let longest = { clockMs: 0, cpuMs: 0 };
  const look = (): void => {
    const [clockNow, now] = [performance.now(), cpuNow()];
    longest = {
      clockMs: Math.max(longest.clockMs, clockNow - clock),
      cpuMs: Math.max(longest.cpuMs, now - cpu),
    };
    [clock, cpu] = [clockNow, now];
  };
  setInterval(look, 1).unref();
  const server = createServer((_req, res) => {
    look();
    res.end(JSON.stringify(longest));
    longest = { clockMs: 0, cpuMs: 0 };
  });
  server.listen(path).unref();
}
