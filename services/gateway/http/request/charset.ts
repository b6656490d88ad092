import type { IncomingMessage } from "node:http";

/** The charset that a media type names. */
const charsetIn = (mediaType: string): string | undefined =>
  /;\s*charset\s*=\s*"?([\w.:-]{1,40})/iu.exec(mediaType)?.[1];

/** The charset that a request declares of its body. */
export const declaredCharset = ({ headers }: IncomingMessage): string | undefined =>
  charsetIn(headers["content-type"] ?? "");

/** Characters kept of what came before the chunk at hand: longer headers of a part are not looked at. */
const keptMax = 16_384;

const boundaryIn = (mediaType: string): string | undefined => {
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/iu.exec(mediaType) ?? [];
  return quoted ?? plain;
};

/** The headers of the first part that is a file. */
const fileHeaders = (text: string, boundary: string): string | undefined =>
  text
    .split(`--${boundary}\r\n`)
    .slice(1)
    .map((part) => part.slice(0, Math.max(0, part.indexOf("\r\n\r\n"))))
    .find((headers) => /;\s*filename\*?\s*=/iu.test(headers));

/**
 * Watches a form on its way in, from before it is read. The function it returns is called once the headers of the file
 * have come, and ends the watching: the charset that its part declares. (busboy drops the parameters of media types.)
 */
export const watchFileCharset = (req: IncomingMessage): (() => string | undefined) => {
  const boundary = boundaryIn(req.headers["content-type"] ?? "");
  let text = "";
  const look = (chunk: Buffer): void => {
    text = text.slice(-keptMax) + chunk.toString("latin1");
  };
  req.on("data", look);
  return () => {
    req.off("data", look);
    const headers = boundary === undefined ? undefined : fileHeaders(text, boundary);
    text = "";
    return charsetIn(/^content-type:[^\r\n]*/imu.exec(headers ?? "")?.[0] ?? "");
  };
};
