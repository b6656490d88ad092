/** The params of an operation: of path, query and headers, then, last of all, of the body. */
import { faultError } from "../../../../platform/broker/faults.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import {
  addBody,
  bind,
  invalid,
  type Headers,
  type Params,
  type Query,
} from "../../domain/binding.ts";
import type { Route } from "../../domain/route.ts";
import { hasBody, readJson, readRaw } from "./body-reader.ts";
import { declaredCharset } from "./charset.ts";
import type { Exchange } from "./exchange.ts";
import { readUpload } from "./upload-reader.ts";

export interface BodyLimits {
  /** Bytes of a JSON body. */
  readonly BODY_LIMIT: number;
  /** Bytes of an uploaded file. */
  readonly UPLOAD_LIMIT: number;
}

/** The client went away before the request was whole: nobody to respond to. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}

const checked = <T>(value: T | Fault): T => {
  if (isFault(value)) throw faultError(value);
  return value;
};

/** Asks for the body of a client that waits for `100 Continue` before it sends it. */
const proceeding = (x: Exchange) => (): void => {
  if (x.awaitsContinue) x.res.writeContinue();
  x.awaitsContinue = false;
};

/** Moleculer-web's params, as its `mergeParams: false` leaves them. */
export interface Parsed {
  readonly query?: Query;
  readonly params?: readonly string[];
}

/** Only of an operation that has such a param; what the query says counts more. */
const charsetOf = ({ req, upload }: Exchange, route: Route): Params => {
  const charset = upload?.charset ?? declaredCharset(req);
  const takes = Object.hasOwn(route.contract.params.properties, "charset");
  return takes && charset !== undefined ? { charset } : {};
};

/** Names and values as they came, but for what tells of the connection alone. */
const headersOf = ({ req }: Exchange): { name: string; value: string }[] =>
  Object.entries(req.headers).flatMap(([name, value]) =>
    typeof value === "string" && !unsent.has(name) ? [{ name, value }] : [],
  );
const unsent = new Set(["cookie", "authorization", "x-api-key"]);

const rawOf = async (x: Exchange, { BODY_LIMIT }: BodyLimits): Promise<Params> => {
  const bytes = checked(await readRaw(x.req, BODY_LIMIT, proceeding(x)));
  if (bytes === undefined) throw new ClientGone();
  return { body: bytes.toString("base64"), headers: headersOf(x) };
};

/** @throws the fault of whatever is not well-formed; ClientGone */
export const readParams = async (
  x: Exchange,
  route: Route,
  { query, params: values = [] }: Parsed,
  limits: BodyLimits,
): Promise<Params> => {
  const sent = x.search === undefined ? undefined : query;
  const bound = bind(route, values, sent, x.req.headers as Headers);
  if ("fault" in bound) throw faultError(bound.fault);
  const { params } = bound;
  x.versions = bound.versions;
  if (route.rest.body === "csv") {
    x.upload = checked(await readUpload(x.req, limits.UPLOAD_LIMIT, proceeding(x)));
    return { ...charsetOf(x, route), ...params };
  }
  if (route.rest.body === "raw") return { ...params, ...(await rawOf(x, limits)) };
  if (!route.inBody || !hasBody(x.req)) return params;
  const body = checked(await readJson(x.req, limits.BODY_LIMIT, proceeding(x)));
  if (body === undefined) throw new ClientGone();
  const issues = addBody(route, body, params);
  if (issues.length > 0) throw faultError(invalid(issues));
  return params;
};
