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

const headerOf = (start: string): string => /^[^\r\n]*/u.exec(start)?.[0] ?? "";

/** The columns a file starts with; undefined when it is no product CSV. */
export const columnsIn = (start: string): Columns | undefined => {
  const header = headerOf(start.replace(/^\uFEFF/u, ""));
  try {
    const delimiter = delimiterOf(header);
    const [cells = []] = parseAll(header, { delimiter, relax_quotes: true }) as string[][];
    return columnsOf(cells);
  } catch {
    return undefined; // A header that cannot be read is none.
  }
};

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

const broken = ({ code, message, lines }: CsvError & { lines?: number }): RowError => ({
  line: Math.max(1, lines ?? 1),
  code: "ROW_BROKEN",
  message: code === "CSV_MAX_RECORD_SIZE" ? "a quote is not closed" : message.slice(0, 200),
});

async function* records({ chunks, onBroken }: CsvSource): AsyncGenerator<Parsed> {
  const source = chunks[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(headerOf(first.value)),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: recordBytesMax,
    on_skip: (error) => {
      if (error) onBroken(broken(error));
      return undefined;
    },
  });
  const input = Readable.from(
    (async function* () {
      yield first.value;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    })(),
  );
  input.once("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const parsed of parser as AsyncIterable<Parsed>) yield parsed;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))) {
      throw error;
    }
    onBroken(broken(error as CsvError));
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
  for await (const { record, info } of records(source)) {
    if (!columns) {
      columns = columnsOf(record);
      if (!columns) return;
      continue;
    }
    const line = Math.max(1, info.lines - linesWithin(record));
    const row = readRow(columns, record, { line, currency: source.currency, clean: cleanHtml });
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
