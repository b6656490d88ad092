/**
 * Uploaded files. A client may send anything here, and may stop in the middle: every stream has an owner that
 * listens for its errors from its creation to its end, and fails the next one in line with a refusal of the client's.
 */
import type { IncomingMessage } from "node:http";
import { Transform, type Readable } from "node:stream";
import busboy, { type Busboy } from "busboy";
import { faultError } from "../../../../platform/broker/faults.ts";
import type { Fault } from "../../../../platform/kernel/fault.ts";
import { invalid } from "../../domain/binding.ts";
import { faults } from "../../gateway.contract.ts";
import { watchFileCharset } from "./charset.ts";
import { isCompressed, mediaType } from "./body-reader.ts";

/** A file on its way in. */
export interface Upload {
  readonly stream: Readable;
  /** That it declares of itself. */
  readonly charset?: string | undefined;
  /** What was wrong with the upload itself, known once the stream has failed. */
  readonly refused: () => Fault | undefined;
}

/** The stream that an action reads: at most `limit` bytes. */
interface Gate extends Upload {
  readonly stream: Transform;
  /** Ends it with a refusal, unless it has come whole. */
  fail(fault: Fault): void;
}

const cutOff = (): Fault => faults.MALFORMED_REQUEST({ detail: "The upload was cut off" });

const gateOf = (limit: number): Gate => {
  let refused: Fault | undefined;
  let length = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length <= limit) return done(null, chunk);
      refused ??= faults.BODY_TOO_LARGE({ limit });
      return done(faultError(refused));
    },
  });
  // Whoever reads it gets the error too; nobody may be reading yet, or any more.
  stream.on("error", () => undefined);
  return {
    stream,
    refused: () => refused,
    fail(fault) {
      if (stream.writableEnded || stream.destroyed) return;
      refused ??= fault;
      stream.destroy(faultError(refused));
    },
  };
};

/** What ends badly upstream ends badly downstream: a half file must not look whole. */
const join = (from: Readable, gate: Gate, req: IncomingMessage, end = true): void => {
  from.on("error", () => gate.fail(cutOff()));
  // Closed is not cut off: a request that has come whole may still wait in the pipe.
  req.on("close", () => {
    if (!req.complete) gate.fail(cutOff());
  });
  // Whoever reads it may stop before its end, with an error or without: what follows is let go.
  gate.stream.on("close", () => {
    from.unpipe(gate.stream);
    from.resume();
  });
  from.pipe(gate.stream, { end });
};

const raw = (req: IncomingMessage, limit: number): Upload => {
  const gate = gateOf(limit);
  join(req, gate, req);
  return gate;
};

const noFile = (): Fault =>
  invalid([{ pointer: "/file", message: "There is no file in the form" }]);

const secondFile = (): Fault =>
  invalid([{ pointer: "/file", message: "The form has more than one file; send one at a time" }]);

const notWellFormed = (): Fault =>
  faults.MALFORMED_REQUEST({ detail: "The form is not well-formed" });

const formOf = (req: IncomingMessage): Busboy | undefined => {
  try {
    return busboy({ headers: req.headers, limits: { files: 2, fields: 20, fieldSize: 10_000 } });
  } catch {
    return undefined; // It names no boundary: the caller answers 400.
  }
};

/** The only file of a form; its other fields are let go. */
const multipart = (req: IncomingMessage, limit: number): Promise<Upload | Fault> =>
  new Promise((resolve) => {
    const form = formOf(req);
    if (!form) return resolve(faults.MALFORMED_REQUEST({ detail: "The form has no boundary" }));
    const charset = watchFileCharset(req);
    let gate: Gate | undefined;
    const fail = (fault: Fault): void => {
      charset();
      req.unpipe(form);
      req.resume();
      gate?.fail(fault);
      resolve(fault);
    };
    // More than once for one body, also after the file was handed on.
    form.on("error", () => fail(notWellFormed()));
    form.on("file", (_name, file) => {
      if (gate) {
        file.resume();
        return fail(secondFile());
      }
      gate = gateOf(limit);
      // It ends with the form: a second file is a refusal of both.
      join(file, gate, req, false);
      return resolve({ ...gate, charset: charset() });
    });
    form.on("close", () => {
      charset();
      if (!gate) return resolve(noFile());
      if (!gate.stream.destroyed) gate.stream.end();
      return undefined;
    });
    req.on("close", () => {
      if (!req.complete) fail(cutOff());
    });
    req.pipe(form);
    return undefined;
  });

const unsupported = (): Fault =>
  faults.MEDIA_TYPE_UNSUPPORTED({ detail: "Send text/csv or multipart/form-data, not compressed" });

/** Browsers name a CSV by what opens it, or as the text it is. */
const csvTypes = new Set(["text/csv", "text/plain", "application/csv", "application/vnd.ms-excel"]);

/** The uploaded file of a request: the body itself as CSV, or the only file of a form. */
export const readUpload = async (
  req: IncomingMessage,
  limit: number,
  proceed: () => void,
): Promise<Upload | Fault> => {
  const type = mediaType(req.headers["content-type"]);
  if (isCompressed(req)) return unsupported();
  if (Number(req.headers["content-length"] ?? 0) > limit) return faults.BODY_TOO_LARGE({ limit });
  if (!csvTypes.has(type) && type !== "multipart/form-data") return unsupported();
  proceed();
  return csvTypes.has(type) ? raw(req, limit) : multipart(req, limit);
};
