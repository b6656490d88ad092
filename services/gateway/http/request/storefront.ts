/** Pages of other origins that send a publishable key. */
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import type { PublishableKeys } from "../../credentials/publishable-keys.ts";
import type { Params } from "../../domain/binding.ts";
import type { Route } from "../../domain/route.ts";
import type { Origins } from "../origin-policy.ts";
import type { Exchange } from "./exchange.ts";

interface Admitting {
  readonly publishableKeys: PublishableKeys;
  readonly origins: Origins;
}

/** What the setting would let in is for the key to decide. `headers` is flat. */
const withoutCors = (headers: readonly string[]): string[] =>
  headers.filter((_, i) => !/^access-control-/iu.test(headers[i - (i % 2)] ?? ""));

const admit = async (
  x: Exchange,
  { publishableKeys, origins }: Admitting,
  key: string,
): Promise<Fault | undefined> => {
  const { origin } = x.req.headers;
  x.extra.splice(0, x.extra.length, ...withoutCors(x.extra));
  const found = await publishableKeys.storefront(key, origin);
  if (isFault(found)) return found;
  x.storefront = found;
  if (origin !== undefined) x.extra.push(...origins.admitted(origin));
  return undefined;
};

/** Lets a page read the response when its key is for its origin; else why not. */
export const admitStorefront = (
  x: Exchange,
  admitting: Admitting,
): Promise<Fault | undefined> | undefined => {
  const key = x.req.headers["x-publishable-key"];
  return key === undefined ? undefined : admit(x, admitting, String(key));
};

/** What a guest or a shopper asks for without a currency is in that of the channel; a cart that is named has its own. */
export const inChannel = (
  { storefront }: Exchange,
  { contract: { access, params: schema } }: Route,
  params: Params,
): Params => {
  const currency = storefront?.currency;
  if (currency === undefined) return params;
  const isOpen =
    access === "public" &&
    Object.hasOwn(schema.properties, "currency") &&
    params["currency"] === undefined &&
    params["cartId"] === undefined;
  return isOpen ? { ...params, currency } : params;
};

/** Headers of a preflight's response for an origin that the setting does not name; none when no key has it either. */
export const preflightOf = async (
  { log, label }: Exchange,
  { publishableKeys, origins }: Admitting,
  origin: string,
  methods: string,
): Promise<readonly string[]> => {
  try {
    if (!(await publishableKeys.admits(origin))) return [];
    return [...origins.admitted(origin), ...origins.preflight(origin, methods, true)];
  } catch (error) {
    log("warn", `${label}: the publishable keys are not known`, error);
    return [];
  }
};
