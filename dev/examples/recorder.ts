/** Asks a running shop, and remembers what was sent and what came, by operation. */
import type { Client, Reply } from "../../test/support/client.ts";
import type { Json } from "../../services/gateway/domain/openapi/components.ts";
import type { Example } from "../../services/gateway/domain/openapi/examples.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { operationIdOf } from "../../services/gateway/domain/openapi/names.ts";
import { routesOf } from "../../services/gateway/domain/route.ts";

export interface Asked {
  /** Params of the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}
/** Asks an operation by its id; resolves to the body of a success. @throws Error of a refusal */
export type Ask = (operationId: string, asked?: Asked) => Promise<any>;

export interface Recorder {
  /** Asks as somebody: headers that are not part of the example. */
  as(headers: Readonly<Record<string, string>>): Ask;
  readonly examples: ReadonlyMap<string, Example>;
}

const routes = new Map(routesOf(contracts).map((one) => [operationIdOf(one.contract), one]));

const urlOf = (template: string, { path = {}, query = {} }: Asked): string => {
  const filled = template.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => path[name] ?? "");
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  );
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
};

const exampleOf = (asked: Asked, reply: Reply, before?: Example): Example => ({
  parameters: { ...asked.path, ...asked.query, ...asked.headers },
  ...(asked.body === undefined ? {} : { request: asked.body }),
  responses: {
    ...before?.responses,
    ...(reply.status === 204 ? {} : { [reply.status]: reply.body }),
  },
});

/** The last success of an operation is its example: what was waited for has come then. */
export const recorderOf = ({ request }: Pick<Client, "request">): Recorder => {
  const examples = new Map<string, Example>();
  return {
    examples,
    as:
      (own) =>
      async (operationId, asked = {}) => {
        const route = routes.get(operationId);
        if (!route) throw new Error(`There is no operation ${operationId}.`);
        const type = route.rest.body === "csv" ? { "content-type": "text/csv" } : {};
        const headers = { ...type, ...own, ...asked.headers };
        const reply = await request(route.method, urlOf(route.path, asked), asked.body, headers);
        if (reply.status >= 300) {
          throw new Error(`${route.label}: ${reply.status} ${JSON.stringify(reply.body)}`);
        }
        examples.set(operationId, exampleOf(asked, reply, examples.get(operationId)));
        return reply.body;
      },
  };
};
