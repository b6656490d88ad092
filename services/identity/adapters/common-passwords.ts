import { readFileSync } from "node:fs";

/** One string of 120 KB: a set of the 13,000 would take ten times as much. */
const list = readFileSync(new URL("common-passwords.txt", import.meta.url), "latin1");

/** Whether it is one of the passwords that are guessed first, in lower case; those of fewer than 8 characters are not listed. */
export const isCommon = (lower: string): boolean => list.includes(`\n${lower}\n`);
