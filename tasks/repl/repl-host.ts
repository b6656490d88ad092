/** Moleculer's REPL with our commands in it. */
import nodeRepl, { type REPLEval, type ReplOptions, type REPLServer } from "node:repl";
import type { ServiceBroker } from "moleculer";
import { runShop, type Desk } from "./shop-commands.ts";

interface CustomCommand {
  readonly command: string;
  readonly description: string;
  readonly allowUnknownOptions: boolean;
  action(broker: ServiceBroker, args: { readonly rawCommand: string }): Promise<void>;
}

/** `shop …`: its words are ours to read, options among them. */
const shopCommand = (desk: Desk): CustomCommand => ({
  command: "shop [words...]",
  description: "Orders and what is stuck: shop help",
  allowUnknownOptions: true,
  async action(_broker, { rawCommand }) {
    const words = rawCommand.split(/\s+/u).filter((word) => word !== "");
    const { text } = await runShop(desk, words.slice(1));
    process.stdout.write(`${text}\n`);
  },
});

const isQuit = (line: string): boolean => /^\s*(?:exit|quit|q)\s*$/u.test(line);

/**
 * moleculer-repl 0.8 finds its broker through the `this` of its evaluator, and Node 26 calls an evaluator
 * without one: it is bound on its way in. Lines are evaluated one after the other, so that piped ones keep their
 * order; `settled` resolves when those before the end have been.
 */
const bindEvaluator = (): { settled(): Promise<void> } => {
  const start = nodeRepl.start;
  let last: Promise<void> = Promise.resolve();
  let quitting = false;
  nodeRepl.start = (options) => {
    const evaluate = (options as ReplOptions).eval as REPLEval;
    const inTurn: REPLEval = (line, context, file, done) => {
      last = last.then(
        () =>
          new Promise((resolve) => {
            quitting ||= isQuit(line);
            evaluate.call(server, line, context, file, (error, result) => {
              done(error, result);
              resolve();
            });
          }),
      );
    };
    const server: REPLServer = start({
      ...(options as ReplOptions),
      eval: inTurn,
      ignoreUndefined: true,
    });
    return server;
  };
  return { settled: () => (quitting ? Promise.resolve() : last) };
};

/** Opens the REPL on this broker. Ends with `exit`, or with the input: then what was typed is done first. */
export const openRepl = (broker: ServiceBroker, desk: Desk, prompt: string): void => {
  const evaluator = bindEvaluator();
  const stop = broker.stop.bind(broker);
  broker.stop = async () => {
    await evaluator.settled();
    await stop();
  };
  const replOptions = { delimiter: prompt, customCommands: [shopCommand(desk)] };
  Object.assign(broker.options, { replOptions });
  broker.repl();
};
