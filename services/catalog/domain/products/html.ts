import { DESCRIPTION_MAX } from "../../catalog.schemas.ts";

/** A description has at most this many tags: a parser's work may grow with the square of how deep they nest. */
export const TAGS_MAX = 10_000;

/** Whether a text is small enough to be parsed; linear, and ends at the limit. */
export const isParsable = (html: string): boolean => {
  if (html.length > DESCRIPTION_MAX) return false;
  let at = -1;
  for (let count = 0; count <= TAGS_MAX; count += 1) {
    at = html.indexOf("<", at + 1);
    if (at < 0) return true;
  }
  return false;
};

export interface CleanHtml {
  readonly html: string;
  /** Names of elements that ran or embedded something and were removed with their content, each once. */
  readonly removed: readonly string[];
}

/** Removes from a description what could run in a shopper's browser; undefined when it is too large to be parsed. */
export type Clean = (html: string) => CleanHtml | undefined;
