import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { depthMax, harmIn, invalid, valuesMax, type Params } from "../../domain/binding.ts";
import { faults } from "../../gateway.contract.ts";
import { tooMuchIn } from "./body-bounds.ts";

/** The media type without its parameters, lower-cased; empty when there is none. */
export const mediaType = (header: string | undefined): string =>
  (header ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

const charsetIsUtf8 = (header: string): boolean => {
  const match = /;\s*charset\s*=\s*"?([\w-]+)/iu.exec(header);
  return !match || /^(utf-?8|us-ascii)$/iu.test(match[1] as string);
};

/** Whether a request has a body at all. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Bodies are taken as they are: a small one may unpack into one that fills the memory. */
export const isCompressed = ({ headers }: IncomingMessage): boolean =>
  mediaType(headers["content-encoding"] ?? "identity") !== "identity";

/** The body's bytes; undefined when the client went away. What is over the limit is read to its end but dropped. */
const bytesOf = (req: IncomingMessage, limit: number): Promise<Buffer | Fault | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > limit) tooLarge();
      else chunks.push(chunk);
    };
    const tooLarge = (): void => {
      req.removeListener("data", take);
      req.resume();
      resolve(faults.BODY_TOO_LARGE({ limit }));
    };
    if (Number(req.headers["content-length"] ?? 0) > limit) return tooLarge();
    req.on("data", take);
    req.once("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    req.once("close", () => resolve(undefined));
    return undefined;
  });

const muchTexts = {
  depth: `The body must be nested at most ${depthMax} levels deep, but is deeper.`,
  values: `The body must have at most ${valuesMax} values, but has more.`,
};

const parse = (bytes: Buffer): Params | Fault => {
  if (!isUtf8(bytes)) return faults.MALFORMED_JSON({ detail: "The body is not UTF-8" });
  const much = tooMuchIn(bytes);
  if (much) return invalid([{ pointer: "", message: muchTexts[much] }]);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    return faults.MALFORMED_JSON(); // The parser's message may quote the body: not passed on.
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return invalid([
      { pointer: "", message: "The body must be a JSON object, but something else was sent." },
    ]);
  }
  const harm = harmIn(value);
  return harm ? invalid([harm]) : (value as Params);
};

const unsupported = (req: IncomingMessage): Fault | undefined => {
  const type = mediaType(req.headers["content-type"]);
  const merge = type === "application/merge-patch+json" && req.method === "PATCH";
  const known = type === "application/json" || merge;
  const fine = known && charsetIsUtf8(req.headers["content-type"] ?? "") && !isCompressed(req);
  return fine
    ? undefined
    : faults.MEDIA_TYPE_UNSUPPORTED({ detail: "Send application/json in UTF-8, not compressed" });
};

/** The body as it is; undefined when the client went away. */
export const readRaw = async (
  req: IncomingMessage,
  limit: number,
  proceed: () => void,
): Promise<Buffer | Fault | undefined> => {
  proceed();
  return hasBody(req) ? bytesOf(req, limit) : Buffer.alloc(0);
};

/** The JSON object in the body, {} when there is no body; undefined when the client went away. */
export const readJson = async (
  req: IncomingMessage,
  limit: number,
  proceed: () => void,
): Promise<Params | Fault | undefined> => {
  if (!hasBody(req)) return {};
  const refused = unsupported(req);
  if (refused) return refused;
  if (Number(req.headers["content-length"] ?? 0) <= limit) proceed();
  const bytes = await bytesOf(req, limit);
  if (bytes === undefined || isFault(bytes)) return bytes;
  return bytes.length === 0 ? {} : parse(bytes);
};
