/**
 * `npm run repl`: the shop in this process, with Moleculer's REPL in front of it.
 *
 * The embedded stores belong to one process, so the REPL cannot join a shop that runs
 * already: stop that one first, or give this one another DATA_DIR. Ends with `exit`.
 */
import nodeRepl, { type ReplOptions, type REPLServer } from "node:repl";
import { fail, openShop } from "./shop.ts";

/**
 * moleculer-repl 0.8 finds its broker through the `this` of its evaluator, and Node 26
 * calls an evaluator without one: it is bound on its way in.
 */
const bindEvaluator = (): void => {
  const start = nodeRepl.start;
  nodeRepl.start = (options) => {
    const evaluate = (options as ReplOptions).eval;
    const bound: ReplOptions = {
      ...(options as ReplOptions),
      eval: (...args) => evaluate?.apply(server, args),
    };
    const server: REPLServer = start(bound);
    return server;
  };
};

process.on("unhandledRejection", fail);
try {
  const { broker, close } = await openShop();
  process.on("SIGTERM", () => void close().then(() => process.exit(0)));
  bindEvaluator();
  broker.repl();
} catch (error) {
  fail(error);
}
