/** Reads a password from the terminal: not shown, and in no history. */
import type { ReadStream } from "node:tty";

const ENTER = /[\r\n]/u;
const BACKSPACE = "\u007f\b";
const ABORT = "\u0003\u0004";

/** What is typed until Enter. @throws Error on Ctrl-C or Ctrl-D */
const typed = (input: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const end = (settle: () => void): void => {
      input.off("data", read);
      settle();
    };
    const read = (chunk: Buffer | string): void => {
      for (const character of chunk.toString()) {
        if (ENTER.test(character)) return end(() => resolve(text));
        if (ABORT.includes(character))
          return end(() => reject(new Error("No password was given.")));
        text = BACKSPACE.includes(character) ? [...text].slice(0, -1).join("") : text + character;
      }
    };
    input.on("data", read);
  });

/**
 * Asks on the terminal. Whoever else listens to it (the REPL's line editor and its history) is given nothing meanwhile.
 * @throws Error where the input is no terminal
 */
export const askSecret = async (
  question: string,
  input: ReadStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<string> => {
  if (!input.isTTY)
    throw new Error("There is no terminal to ask for a password on: set CARAVAN_TOKEN instead.");
  const listeners = (["data", "keypress"] as const).map(
    (event) => [event, input.listeners(event) as ((...args: unknown[]) => void)[]] as const,
  );
  const raw = input.isRaw;
  for (const [event] of listeners) input.removeAllListeners(event);
  output.write(question);
  input.setRawMode(true);
  input.resume();
  try {
    return await typed(input);
  } finally {
    input.setRawMode(raw);
    for (const [event, own] of listeners) for (const listener of own) input.on(event, listener);
    output.write("\n");
  }
};
