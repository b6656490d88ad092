import type { mongo } from "mongoose";
import { backoffMs } from "../../kernel/backoff.ts";
import { DuplicateError } from "../collection.ts";

export const duplicateKey = 11_000;
const writeConflict = 112;
const conflictsMax = 20;

// Of the driver's classes, some fields are getters of the prototype.
const field = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? (Reflect.get(error, name) as unknown) : undefined;

/** MongoDB's code. Mongoose copies a bulk's single errors and so loses their getters: theirs is one level down. */
export const codeOf = (error: unknown): unknown =>
  field(error, "code") ?? field(field(error, "err"), "code");

/** How many documents of a bulk were inserted before it failed, or beside what failed. */
export const insertedOf = (error: unknown): number => {
  const count = field(error, "insertedCount");
  return typeof count === "number" ? count : 0;
};

/** Of each write that failed; of the whole where no single one did: so the driver wraps a lost connection. */
const codesOf = (error: unknown): unknown[] => {
  const { writeErrors = [], result } = error as Partial<mongo.MongoBulkWriteError>;
  const each = [writeErrors].flat().map(codeOf);
  if (each.length === 0) return [codeOf(error)];
  // Some may be there already and the others not be safe.
  const unsafe = result?.getWriteConcernError();
  return unsafe ? [...each, unsafe.code] : each;
};

/** Whether nothing went wrong but that ids or unique keys are taken. */
export const onlyDuplicates = (error: unknown): boolean =>
  codesOf(error).every((code) => code === duplicateKey);

const conflicts = (error: unknown): boolean => {
  const codes = codesOf(error);
  return (
    codes.includes(writeConflict) &&
    codes.every((code) => code === writeConflict || code === duplicateKey)
  );
};

/**
 * A write that got in the way of another's was not done: so again. MongoDB itself does that; FerretDB answers
 * so where two inserts wait for each other over two unique indexes.
 */
export const untilThrough = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!conflicts(error) || attempt === conflictsMax) throw error;
      // Long enough for the one that got through to be durable: what comes before waits on it, and on each other.
      const ms = backoffMs(attempt + 1, Math.random(), { baseMs: 50, maxMs: 500 });
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
};

/**
 * What happened: the driver wraps whatever ends an `insertMany` early, a lost connection above all, in a bulk error that has
 * neither its class nor its name (docs/decisions/0024), so that nobody sees that MongoDB is away.
 */
export const causeOf = (error: unknown): unknown => {
  const inner = field(error, "errorResponse");
  return inner instanceof Error ? inner : error;
};

/** @throws DuplicateError where MongoDB says so */
export const orDuplicate = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw codeOf(error) === duplicateKey
      ? new DuplicateError((error as Error).message, { cause: error })
      : causeOf(error);
  }
};

/** Runs an operation again after write conflicts. @throws DuplicateError when an id or a unique key is taken */
export const throughOrDuplicate = <T>(work: () => Promise<T>): Promise<T> =>
  orDuplicate(untilThrough(work));
