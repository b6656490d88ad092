import type { IncomingMessage } from "node:http";
import { Transform, type Readable } from "node:stream";
import busboy from "busboy";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { invalid } from "../domain/binding.ts";
import { mediaType } from "./body-reader.ts";
import { faults } from "../gateway.contract.ts";

/** A file on its way in. */
export interface Upload {
  readonly stream: Readable;
  /** What was wrong with the upload itself, known once the stream has failed. */
  readonly refused: () => Fault | undefined;
}

/** Passes bytes on up to the limit, then fails. */
const limited = (limit: number): { gate: Transform; refused: () => Fault | undefined } => {
  let refused: Fault | undefined;
  let length = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length <= limit) return done(null, chunk);
      refused = faults.BODY_TOO_LARGE({ limit });
      return done(new Error("The upload is too large"));
    },
  });
  return { gate, refused: () => refused };
};

/** What ends badly upstream ends badly downstream: a half file must not look whole. */
const join = (from: Readable, gate: Transform, req: IncomingMessage): void => {
  from.pipe(gate);
  const cut = (): void => {
    if (!gate.writableEnded) gate.destroy(new Error("The upload was cut off"));
  };
  from.once("error", cut);
  req.once("error", cut);
  // Closed is not cut off: a request that has come whole may still wait in the pipe.
  req.once("close", () => {
    if (!req.complete) cut();
  });
  gate.once("error", () => {
    from.unpipe(gate);
    from.resume();
  });
};

const raw = (req: IncomingMessage, limit: number): Upload => {
  const { gate, refused } = limited(limit);
  join(req, gate, req);
  return { stream: gate, refused };
};

const noFile = (): Fault =>
  invalid([{ pointer: "/file", message: "There is no file in the form" }]);

/** The first file of a form; its other fields and files are let go. */
const multipart = (req: IncomingMessage, limit: number): Promise<Upload | Fault> =>
  new Promise((resolve) => {
    const failed = (detail: string): void => {
      req.unpipe();
      req.resume();
      resolve(faults.MALFORMED_REQUEST({ detail }));
    };
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({ headers: req.headers, limits: { files: 1, fields: 20, fieldSize: 10_000 } });
    } catch {
      return failed("The form has no boundary");
    }
    form.once("file", (_name, file) => {
      const { gate, refused } = limited(limit);
      join(file, gate, req);
      resolve({ stream: gate, refused });
    });
    form.once("error", () => failed("The form is not well-formed"));
    form.once("close", () => resolve(noFile()));
    req.once("close", () => {
      if (!req.complete) resolve(faults.MALFORMED_REQUEST());
    });
    req.pipe(form);
  });

/** The uploaded file of a request: the body itself as text/csv, or the first file of a form. */
export const readUpload = async (req: IncomingMessage, limit: number): Promise<Upload | Fault> => {
  if (Number(req.headers["content-length"] ?? 0) > limit) return faults.BODY_TOO_LARGE({ limit });
  const type = mediaType(req.headers["content-type"]);
  if (type === "text/csv") return raw(req, limit);
  if (type === "multipart/form-data") return multipart(req, limit);
  return faults.MEDIA_TYPE_UNSUPPORTED({ detail: "Send text/csv or multipart/form-data" });
};
