import { PassThrough } from "node:stream";
import type { ReadStream } from "node:tty";
import { expect, test } from "@jest/globals";
import { askSecret } from "../../../tasks/repl/secret-prompt.ts";

/** A terminal: what is typed, and how it is set. */
const terminal = () => {
  const input = new PassThrough() as unknown as ReadStream & PassThrough;
  const modes: boolean[] = [];
  Object.assign(input, {
    isTTY: true,
    isRaw: false,
    setRawMode: (raw: boolean) => void modes.push(raw),
  });
  const output = new PassThrough();
  const received: string[] = [];
  input.on("data", (chunk: Buffer) => received.push(chunk.toString()));
  return {
    input,
    output,
    modes,
    received,
    shown: () => {
      const chunks: Buffer[] = [];
      for (let one = output.read(); one !== null; one = output.read()) chunks.push(one as Buffer);
      return Buffer.concat(chunks).toString();
    },
  };
};

test("a password is neither shown nor given to the line editor", async () => {
  const { input, output, modes, received, shown } = terminal();
  const asked = askSecret("Password: ", input, output);
  input.write("secrex");
  input.write("\u007ft ✓\r");
  expect(await asked).toBe("secret ✓");
  expect(shown()).toBe("Password: \n");
  expect(modes).toEqual([true, false]);
  input.write("nodes\n");
  await new Promise((resolve) => setImmediate(resolve));
  expect(received).toEqual(["nodes\n"]);
});

test("Ctrl-C gives up, and leaves the terminal as it was", async () => {
  const { input, output, modes, received } = terminal();
  const asked = askSecret("Password: ", input, output);
  input.write("secr\u0003");
  await expect(asked).rejects.toThrow("No password was given.");
  expect(modes).toEqual([true, false]);
  expect(input.listenerCount("data")).toBe(1);
  expect(received).toEqual([]);
});

test("without a terminal nothing is asked", async () => {
  const { input, output } = terminal();
  Object.assign(input, { isTTY: false });
  await expect(askSecret("Password: ", input, output)).rejects.toThrow(/CARAVAN_TOKEN/u);
});
