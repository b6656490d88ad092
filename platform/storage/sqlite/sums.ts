import { crc32 } from "node:zlib";

/** What a row has of its document: the JSON, and its checksum; null where an earlier version wrote it. */
export interface FoundRow {
  readonly doc: string;
  readonly sum: number | null;
}

/**
 * The column of checksums. Versions that know of none drop every column of this kind that they have not declared, so that what they write
 * has no checksum instead of an old one.
 */
export const sumColumn = '"f.-sum"';

/** A document that is not what was written. */
export class DamagedError extends Error {
  override readonly name = "DamagedError";
  readonly collection: string;
  readonly id: string;

  constructor(file: string, collection: string, id: string) {
    super(
      `${file}: the document ${id} of ${collection} is damaged: restore the file from a backup.`,
    );
    this.collection = collection;
    this.id = id;
  }
}

/** The checksum of a document's JSON. */
export const sumOf = (text: string): number => crc32(text);

/** The JSON of a row of a collection in a file. @throws DamagedError when it is not what was written */
export const textOf = (file: string, collection: string, { doc, sum }: FoundRow): string => {
  if (sum !== null && sum !== crc32(doc)) {
    const [, id = "without an id"] = /"id":"([^"]+)"/u.exec(doc) ?? [];
    throw new DamagedError(file, collection, id);
  }
  return doc;
};
