/** Content codings of responses (RFC 9110, 12.5.3). */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

/** Smaller bodies fit into a packet or two as they are. */
export const compressFrom = 1024;

/** Bytes that are sent to many take more effort than those of one response. */
const brotliQuality = { once: 1, often: 5 } as const;
const gzipLevel = { once: 2, often: 6 } as const;

/** The body in a coding. A few ms of the processor for 100 kB at most. */
export const compress = (body: Buffer, coding: Coding, effort: "once" | "often"): Buffer =>
  coding === "br"
    ? brotliCompressSync(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })
    : gzipSync(body, { level: gzipLevel[effort] });

const weightOf = (params: readonly string[]): number => {
  const weight = params.map((one) => /^\s*q=([\d.]+)\s*$/iu.exec(one)?.[1]).find(Boolean);
  return weight === undefined ? 1 : Number(weight);
};

const parse = (header: string): Coding | undefined => {
  const weights = new Map(
    header.split(",").map((part): [string, number] => {
      const [name = "", ...params] = part.split(";");
      return [name.trim().toLowerCase(), weightOf(params)];
    }),
  );
  const of = (coding: Coding): number => weights.get(coding) ?? weights.get("*") ?? 0;
  const [best] = codings.filter((one) => of(one) > 0).sort((a, b) => of(b) - of(a));
  return best;
};

/** Browsers send one of a few headers: each is read once. */
const knownMax = 100;
const lengthMax = 200;

/** Reads `Accept-Encoding`; undefined: the body as it is. */
export const codingReader = (): ((header: string | undefined) => Coding | undefined) => {
  const known = new Map<string, Coding | undefined>();
  return (header) => {
    if (header === undefined) return undefined;
    if (known.has(header)) return known.get(header);
    const coding = parse(header);
    if (known.size < knownMax && header.length <= lengthMax) known.set(header, coding);
    return coding;
  };
};
