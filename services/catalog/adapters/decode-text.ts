import { isUtf8 } from "node:buffer";

/** Bytes that are no text of their charset, or a charset that nobody has. Its message is for whoever sent them. */
export class Undecodable extends Error {
  override readonly name = "Undecodable";
}

/** A text that comes in pieces of bytes. Both throw Undecodable. */
export interface TextReader {
  readonly take: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/** The longest beginning of these bytes that is UTF-8: `upTo` is a length that is known not to be. */
const validLength = (bytes: Uint8Array, upTo: number): number => {
  let length = upTo;
  while (length > 0 && !isUtf8(bytes.subarray(0, length))) length -= 1;
  return length;
};

/** A character of UTF-8 has at most 4 bytes: so many at the end may wait for the rest of theirs. */
const waitingMax = 3;
const wholeLength = (bytes: Uint8Array): number | undefined => {
  for (let waiting = 0; waiting <= Math.min(waitingMax, bytes.length); waiting += 1) {
    const length = bytes.length - waiting;
    if (isUtf8(bytes.subarray(0, length))) return length;
  }
  return undefined;
};

/** Where the first byte lies that is none of UTF-8, found by halving. */
const firstWrong = (bytes: Uint8Array): number => {
  let [fits, fails] = [0, bytes.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (wholeLength(bytes.subarray(0, middle)) === undefined) fails = middle;
    else fits = middle;
  }
  return validLength(bytes, fails);
};

const utf8 = (): TextReader => {
  const decoder = new TextDecoder();
  let waiting: Uint8Array = new Uint8Array();
  let position = 0;
  const refuse = (at: number, byte = 0): never => {
    const hex = byte.toString(16).toUpperCase().padStart(2, "0");
    throw new Undecodable(
      `byte ${at + 1} (0x${hex}) is not UTF-8; name the file's charset, for example windows-1252`,
    );
  };
  return {
    take(bytes) {
      const all = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      const whole = wholeLength(all);
      if (whole === undefined) {
        const at = firstWrong(all);
        return refuse(position + at, all[at]);
      }
      waiting = all.slice(whole);
      position += whole;
      return decoder.decode(all.subarray(0, whole), { stream: true });
    },
    end: () => (waiting.length > 0 ? refuse(position, waiting[0]) : decoder.decode()),
  };
};

const declared = (charset: string): TextReader => {
  const decoder = decoderOf(charset);
  const guarded = (decode: () => string): string => {
    try {
      return decode();
    } catch {
      throw new Undecodable(`the file is not in ${charset}`);
    }
  };
  return {
    take: (bytes) => guarded(() => decoder.decode(bytes, { stream: true })),
    end: () => guarded(() => decoder.decode()),
  };
};

const decoderOf = (charset: string) => {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new Undecodable(`there is no charset "${charset.slice(0, 40)}"`);
  }
};

const isUtf8Name = (charset: string): boolean => /^(?:utf-?8|us-ascii)$/iu.test(charset);

/** A byte order mark at the beginning names UTF-16 (RFC 2781). */
const markOf = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
};

/** Reads the charset that is declared (a label of the WHATWG Encoding Standard); without one UTF-16 by its mark, else UTF-8. */
export const textReader = (charset?: string): TextReader => {
  if (charset !== undefined && !isUtf8Name(charset)) return declared(charset);
  let reader: TextReader | undefined;
  const readerFor = (bytes: Uint8Array): TextReader => {
    const mark = markOf(bytes);
    return mark === undefined ? utf8() : declared(mark);
  };
  return {
    take: (bytes) => (bytes.length === 0 ? "" : (reader ??= readerFor(bytes)).take(bytes)),
    end: () => reader?.end() ?? "",
  };
};
