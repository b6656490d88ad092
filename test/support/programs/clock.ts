/**
 * Preloaded by `--import`: the process believes it is CLOCK_SHIFT_MS later (or earlier, if negative) than it is.
 * Old data is opened at the time it was made, so that sessions, keys and leases have not run out.
 */
const shift = Number(process.env["CLOCK_SHIFT_MS"] ?? 0);
const realNow = Date.now.bind(Date);
Date.now = () => realNow() + shift;
globalThis.Date = new Proxy(Date, {
  apply: (target) => new target(target.now()).toString(),
  construct: (target, args: readonly unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget) as Date,
});
