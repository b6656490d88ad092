import { Readable } from "node:stream";
import { parse, type CsvError, type Info } from "csv-parse";
import { parse as parseAll } from "csv-parse/sync";
import { columnsOf, type Columns } from "../domain/imports/columns.ts";
import { readRow, type Row } from "../domain/imports/rows.ts";
import type { RowError } from "../imports.contract.ts";
import { cleanHtml } from "./clean-html.ts";

/** Rows of one handle that follow each other. */
export interface Group {
  readonly handle: string;
  readonly rows: readonly Row[];
  /** Rows of the file up to the end of this group. */
  readonly end: number;
}
export interface CsvSource {
  readonly chunks: AsyncIterable<string>;
  readonly currency: string;
  /** What could not be read as a row at all. */
  readonly onBroken: (error: RowError) => void;
}
/** A longer record means a quote that was never closed. */
const recordBytesMax = 2_000_000;
/** More rows of one handle are read as several groups: memory stays bounded whatever the file holds. */
const groupRowsMax = 1_000;

/** The delimiter a header uses: a comma, or what a spreadsheet of another country wrote. */
const delimiterOf = (header: string): string => {
  const counts = [",", ";", "\t"].map((each) => [each, header.split(each).length] as const);
  return counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
};

/** What stands before the header: a byte order mark, empty lines, and Excel's `sep=;`. */
interface Preamble {
  /** Characters and lines of it. */
  readonly length: number;
  readonly lines: number;
  readonly delimiter: string;
}

const blankLine = /^[\s,;"]*$/u;

const preambleOf = (start: string): Preamble => {
  let length = start.startsWith("\uFEFF") ? 1 : 0;
  let lines = 0;
  let named: string | undefined;
  for (;;) {
    const line = lineAt(start, length);
    const separator = /^sep=(.)\s*$/iu.exec(line)?.[1];
    if (separator === undefined && !(line.endsWith("\n") && blankLine.test(line))) {
      return { length, lines, delimiter: named ?? delimiterOf(line) };
    }
    named = separator ?? named;
    length += line.length;
    lines += 1;
  }
};

/** A line with its end. */
const lineAt = (text: string, from: number): string => {
  const end = text.indexOf("\n", from);
  return text.slice(from, end < 0 ? undefined : end + 1);
};

/** The columns a file starts with; undefined when it is no product CSV. */
export const columnsIn = (start: string): Columns | undefined => {
  const { length, delimiter } = preambleOf(start);
  try {
    const header = lineAt(start, length);
    const [cells = []] = parseAll(header, { delimiter, relax_quotes: true }) as string[][];
    return columnsOf(cells);
  } catch {
    return undefined; // A header that cannot be read is none.
  }
};

/** Characters of a start that is looked at again and again while it grows. */
const growingMax = 16_384;

/** Whether the line with the names of the columns has come whole; longer starts are not looked at. */
export const hasHeader = (start: string): boolean =>
  start.length <= growingMax && lineAt(start, preambleOf(start).length).endsWith("\n");

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

const unclosed = new Set(["CSV_MAX_RECORD_SIZE", "CSV_QUOTE_NOT_CLOSED"]);

/** A quote that is not closed is reported where its record begins: the line after `last`. */
const broken = (error: CsvError & { lines?: number }, skipped: number, last: number): RowError => {
  const open = unclosed.has(error.code);
  return {
    line: skipped + Math.max(1, open ? last + 1 : (error.lines ?? 1)),
    code: "ROW_BROKEN",
    message: open ? "a quote is not closed" : error.message.slice(0, 200),
  };
};

const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === "");

/** The records of a file with their last line; `delimiter`: what divides them. */
async function* records(
  { chunks, onBroken }: CsvSource,
  onStart: (preamble: Preamble) => void,
): AsyncGenerator<Parsed> {
  const source = chunks[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const preamble = preambleOf(first.value);
  onStart(preamble);
  let last = 0;
  const parser = parse({
    delimiter: preamble.delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    max_record_size: recordBytesMax,
    on_record: (record: string[], { lines }) => {
      last = lines;
      return record;
    },
    on_skip: (error) => {
      if (error) onBroken(broken(error, preamble.lines, last));
      return undefined;
    },
  });
  const input = Readable.from(
    (async function* () {
      yield first.value.slice(preamble.length);
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    })(),
  );
  input.once("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const parsed of parser as AsyncIterable<Parsed>)
      if (!isBlank(parsed.record)) yield parsed;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))) {
      throw error;
    }
    onBroken(broken(error as CsvError, preamble.lines, last));
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** Lines within a record's cells: its first line lies that much before its last. */
const linesWithin = (record: readonly string[]): number =>
  record.reduce(
    (count, cell) => count + (cell.includes("\n") ? cell.split("\n").length - 1 : 0),
    0,
  );

/** Reads a file as groups of rows, in a stream: whatever its size, only one group is in memory. */
export async function* groupsOf(source: CsvSource): AsyncGenerator<Group> {
  let columns: Columns | undefined;
  let rows: Row[] = [];
  let count = 0;
  let skipped = 0;
  let commas = false;
  const onStart = ({ lines, delimiter }: Preamble): void => {
    skipped = lines;
    // Where commas do not divide cells they may stand in numbers.
    commas = delimiter !== ",";
  };
  for await (const { record, info } of records(source, onStart)) {
    if (!columns) {
      columns = columnsOf(record);
      if (!columns) return;
      continue;
    }
    const line = skipped + Math.max(1, info.lines - linesWithin(record));
    const { currency } = source;
    const row = readRow(columns, record, { line, currency, commas, clean: cleanHtml });
    const last = rows[0];
    if (last && (last.handle !== row.handle || rows.length >= groupRowsMax)) {
      yield { handle: last.handle, rows, end: count };
      rows = [];
    }
    rows.push(row);
    count += 1;
  }
  if (rows[0]) yield { handle: rows[0].handle, rows, end: count };
}
