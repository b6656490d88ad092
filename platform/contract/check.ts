import { TypeCompiler, type TypeCheck } from "@sinclair/typebox/compiler";
import type { TSchema } from "./contract.ts";

const compiled = new Map<TSchema, TypeCheck<TSchema>>();

const checkOf = (schema: TSchema): TypeCheck<TSchema> => {
  const known = compiled.get(schema) ?? TypeCompiler.Compile(schema);
  compiled.set(schema, known);
  return known;
};

const issuesMax = 3;

/**
 * Holds a value that leaves a service to the schema that its contract promises.
 * @throws Error naming what and where it differs; never the value, which may be personal
 */
export const checkAgainst = (schema: TSchema, value: unknown, what: string): void => {
  const check = checkOf(schema);
  if (check.Check(value)) return;
  const issues = [...check.Errors(value)].slice(0, issuesMax);
  const places = issues.map(({ path, message }) => `${path || "/"}: ${message}`).join("; ");
  throw new Error(`${what} breaks its contract: ${places}`);
};
