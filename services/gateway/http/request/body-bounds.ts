/** What a JSON text may hold, found in its bytes: nothing is made of a body that nobody needs. */
import { depthMax, valuesMax } from "../../domain/binding.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const opening = new Set([0x5b, 0x7b]); // [ {
const closing = new Set([0x5d, 0x7d]); // ] }

/** The position of the quote that ends the text that begins after `from`. */
const endOfText = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(quote, from + 1);
  while (at !== -1) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === backslash) escapes += 1;
    if (escapes % 2 === 0) return at;
    at = bytes.indexOf(quote, at + 1);
  }
  return bytes.length;
};

/** What is too much in a JSON text: its depth or its number of values; undefined when neither is. */
export const tooMuchIn = (bytes: Uint8Array): "depth" | "values" | undefined => {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) at = endOfText(bytes, at);
    else if (byte === comma) values += 1;
    else if (opening.has(byte)) [depth, values] = [depth + 1, values + 1];
    else if (closing.has(byte)) depth -= 1;
    if (depth > depthMax) return "depth";
    if (values > valuesMax) return "values";
  }
  return undefined;
};
