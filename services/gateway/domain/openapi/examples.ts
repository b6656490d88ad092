/** What was sent to an operation and what came, for readers of the document. */
import type { ActionContract } from "../../../../platform/contract/contract.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";
import type { Json, Part } from "./components.ts";
import { operationIdOf } from "./names.ts";

export interface Example {
  /** By name: of path, query and headers. */
  readonly parameters: { readonly [name: string]: Json };
  readonly request?: Json;
  /** Bodies by status. */
  readonly responses: { readonly [status: string]: Json };
}

/** By operationId: `examples.json` of every service. */
export type Examples = Readonly<Record<string, Example>>;

export const exampleOf = (examples: Examples, contract: ActionContract): Example =>
  ownValue(examples, operationIdOf(contract)) ?? { parameters: {}, responses: {} };

/** `{ example }` beside the schema of a body, or nothing. */
export const beside = (example: Json | undefined): Part =>
  example === undefined ? {} : { example };

/** Of the parameter of this name. */
export const parameterExample = ({ parameters }: Example, name: string): Part =>
  beside(ownValue(parameters, name));

/** Of the body of this status. */
export const responseExample = ({ responses }: Example, status: number): Part =>
  beside(ownValue(responses, String(status)));
