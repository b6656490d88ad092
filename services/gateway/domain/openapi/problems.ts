/** Refusals in the document: a schema per code with its facts, and per operation and status the codes that may come. */
import {
  Type,
  type ServiceContract,
  type TSchema,
} from "../../../../platform/contract/contract.ts";
import { common, type FaultMaker } from "../../../../platform/kernel/fault.ts";
import { errorLines } from "../catalogue.ts";
import { typeOf } from "../problem.ts";
import { refusalsOf } from "../refusals.ts";
import type { Route } from "../route.ts";
import { toComponent, type Components, type Json, type Part } from "./components.ts";
import { pascal, pascalOf } from "./names.ts";
import { sampleOf } from "./samples.ts";

const Issue = Type.Object(
  {
    pointer: Type.String({ description: "JSON pointer (RFC 6901) of the field" }),
    message: Type.String(),
  },
  { title: "ProblemIssue" },
);

/** Of every problem. */
const head = {
  type: Type.String({ as: "uri", description: "urn:caravan:problem:…, one per code" }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  code: Type.String({ description: "See docs/errors.md" }),
  errors: Type.Optional(Type.Array(Issue)),
  traceId: Type.String(),
  requestId: Type.Optional(Type.String({ description: "The X-Request-Id that was sent" })),
};

const closed = { additionalProperties: false };

/** OUT_OF_STOCK: OutOfStockProblem */
const nameOf = ({ line }: FaultMaker): string => `${pascal(line[1].toLowerCase())}Problem`;

const optionalFacts = ({ facts }: FaultMaker): Record<string, TSchema> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, schema]) => [name, Type.Optional(schema as TSchema)]),
  );

const issues = [{ pointer: "/quantity", message: "“quantity” must be at least 1; 0 was sent." }];

/** A refusal as it comes, with its facts. */
const exampleOf = ({ line, facts }: FaultMaker): Json => {
  const [status, code, title] = line;
  return {
    ...{ type: typeOf(code), title, status, code },
    ...(code === "VALIDATION_FAILED" ? { errors: issues } : {}),
    ...Object.fromEntries(
      Object.entries(facts).map(([name, schema]) => [name, sampleOf(schema as TSchema, name)]),
    ),
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  };
};

const problemOf = (maker: FaultMaker): TSchema => {
  const [status, code, title] = maker.line;
  return Type.Object(
    {
      ...head,
      status: Type.Integer({ minimum: status, maximum: status }),
      code: Type.Union([Type.Literal(code)]),
      ...optionalFacts(maker),
    },
    { ...closed, title: nameOf(maker), description: title, examples: [exampleOf(maker)] },
  );
};

const reference = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });

/** Which of the schemas it is says `code`. */
const oneOf = (makers: readonly FaultMaker[]): Part => ({
  oneOf: makers.map((maker) => reference(nameOf(maker))),
  discriminator: {
    propertyName: "code",
    mapping: Object.fromEntries(
      makers.map((maker) => [maker.line[1], `#/components/schemas/${nameOf(maker)}`]),
    ),
  },
});

const statusNames: ReadonlyMap<number, string> = new Map([
  [400, "BadRequest"],
  [401, "Unauthorized"],
  [402, "PaymentRequired"],
  [403, "Forbidden"],
  [404, "NotFound"],
  [409, "Conflict"],
  [412, "PreconditionFailed"],
  [422, "Unprocessable"],
  [424, "FailedDependency"],
  [503, "Unavailable"],
]);

/** What operations have in common has one name; what is an operation's own has that of the operation. */
const setName = (route: Route, status: number, makers: readonly FaultMaker[]): string => {
  const name = statusNames.get(status) ?? `Status${status}`;
  const { contract } = route;
  const common = refusalsOf({ ...contract, faults: [] });
  const shared = makers.every(({ line }) => common.has(line[1]));
  return shared ? makers.map(joined).join("Or") : `${pascalOf(contract)}${name}`;
};

const joined = (maker: FaultMaker, at: number, all: readonly FaultMaker[]): string =>
  at === all.length - 1 ? nameOf(maker) : nameOf(maker).replace(/Problem$/u, "");

const schemaFor = (
  route: Route,
  status: number,
  makers: readonly FaultMaker[],
  components: Components,
): Part => {
  for (const maker of makers) toComponent(problemOf(maker), components, nameOf(maker));
  const [only] = makers;
  if (only && makers.length === 1) return reference(nameOf(only));
  const name = setName(route, status, makers);
  components.set(name, oneOf(makers));
  return reference(name);
};

const codesOf = (makers: readonly FaultMaker[]): string =>
  makers.map(({ line }) => line[1]).join(", ");

/** The refusals and failures of an operation, by status; `default` are those that no operation has a part in. */
export const refusals = (route: Route, components: Components): Part => {
  const byStatus = Map.groupBy(
    [...route.refusals.values()].sort((a, b) => (a.line[1] < b.line[1] ? -1 : 1)),
    ({ line }) => line[0],
  );
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  const content = (schema: Part): Part => ({ "application/problem+json": { schema } });
  return {
    ...Object.fromEntries(
      sorted.map(([status, makers]) => [
        String(status),
        {
          description: codesOf(makers),
          content: content(schemaFor(route, status, makers, components)),
        },
      ]),
    ),
    default: { description: "Any other problem", content: content(reference("Problem")) },
  };
};

/** The problem of any code: what all have in common. */
export const addProblem = (contracts: readonly ServiceContract[], components: Components): void => {
  const codes = errorLines(contracts).map(({ line }) => Type.Literal(line[1]));
  const code = Type.Union(codes, { description: "See docs/errors.md", title: "ProblemCode" });
  const description = "RFC 9457; the schema of a code has the facts that stand beside it";
  toComponent(
    Type.Object(
      { ...head, code },
      { title: "Problem", description, examples: [exampleOf(common.NOT_FOUND)] },
    ),
    components,
    "Problem",
  );
};
