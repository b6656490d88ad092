/** A real gateway over mock services whose contracts are made here. */
import { Readable } from "node:stream";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import type { ActionContract } from "../../../platform/contract/contract.ts";
import { actionOf } from "../../../platform/broker/define-service.ts";
import { RulesValidator } from "../../../platform/broker/rules-validator.ts";
import type { LogLines } from "../../../platform/ops/log-lines.ts";
import type { Judge } from "../../../platform/broker/middlewares/principal.middleware.ts";
import { common } from "../../../platform/kernel/fault.ts";
import type { GatewayOptions, GatewayService } from "../../../services/gateway/http/gate.ts";
import { gatewayOf } from "../../../services/gateway/http/gateway-server.ts";
import type { GatewaySettings } from "../../../services/gateway/gateway.settings.ts";
import {
  broken,
  change,
  create,
  exported,
  faults,
  get,
  guarded,
  guardedUpload,
  inside,
  large,
  list,
  mine,
  nowhere,
  pay,
  remove,
  shown,
  signIn,
  things,
  upload,
} from "./things.contract.ts";

/** What the mock of `things.get` does by id. */
const moods: Record<string, (ctx: { meta: object }) => unknown> = {
  gone: () => faults.THING_GONE({ thing: "it", errors: [{ pointer: "/id", message: "gone" }] }),
  missing: () => common.NOT_FOUND({ id: "missing" }),
  flight: () => common.IDEMPOTENCY_IN_FLIGHT(),
  guest: () => common.UNAUTHENTICATED(),
  secret: () => faults.THING_SECRET(),
  crash: () => {
    throw new Error("ECONNREFUSED /home/secret/path.ts");
  },
  slow: () => new Promise((resolve) => setTimeout(resolve, 1500, null).unref()),
  headers: (ctx) => {
    Object.assign(ctx.meta, {
      $responseHeaders: { "Idempotency-Replayed": "true", "X-Bad": "a\r\nInjected: 1" },
    });
    return { id: "headers", name: "n", seen: null, version: 1 };
  },
};
const same = { items: [], next: "abc=" };

const thing = (id: string, seen: unknown, version = 3) => ({ id, name: "thing", seen, version });

const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  let text = "";
  for await (const chunk of stream) text += chunk.toString();
  return text;
};

const seenBy = (ctx: { params: object; meta: object }) => ({ params: ctx.params, meta: ctx.meta });

/** Without a store nothing is kept under a key. */
const unkept = (contract: ActionContract): never => ({ ...contract, keepsResults: false }) as never;

const service: ServiceSchema = {
  name: "things",
  version: 1,
  actions: {
    list: actionOf(unkept(list), (async (ctx: { params: { q?: string } }) =>
      ctx.params.q === "same" ? same : { items: [thing("1", ctx.params)], next: null }) as never),
    get: actionOf(unkept(get), (async (ctx: { params: { id: string }; meta: object }) => {
      const mood = moods[ctx.params.id];
      return mood ? mood(ctx) : thing(ctx.params.id, seenBy(ctx));
    }) as never),
    mine: actionOf(unkept(mine), (async () => thing("mine", null)) as never),
    create: actionOf(unkept(create), (async (ctx: { params: { name: string }; meta: object }) => ({
      ...thing("new 1", seenBy(ctx)),
      ...(ctx.params.name === "pending" ? { status: "pending" } : {}),
    })) as never),
    pay: actionOf(unkept(pay), (async (ctx: never) => thing("paid", seenBy(ctx))) as never),
    change: actionOf(unkept(change), (async (ctx: {
      params: { expectedVersion?: number };
      meta: object;
    }) =>
      ctx.params.expectedVersion === 2
        ? common.PRECONDITION_FAILED({ version: 3 })
        : thing("changed", seenBy(ctx), 4)) as never),
    remove: actionOf(unkept(remove), (async () => null) as never),
    upload: actionOf(unkept(upload), (async (ctx: {
      params: { currency?: string };
      stream: AsyncIterable<Buffer>;
    }) => {
      if (ctx.params.currency === "REFUSED") return faults.THING_GONE();
      return thing("up", { ...ctx.params, text: await read(ctx.stream) });
    }) as never),
    broken: actionOf(unkept(broken), (async () =>
      Readable.from(
        (async function* () {
          yield "a,b\n";
          await new Promise((resolve) => setTimeout(resolve, 50));
          throw new Error("the store went away");
        })(),
      )) as never),
    export: actionOf(unkept(exported), (async () => Readable.from(["a,b\n", "1,2\n"])) as never),
    shown: actionOf(unkept(shown), (async (ctx: { params: { id: string } }) =>
      thing(ctx.params.id, "x".repeat(2000))) as never),
    large: actionOf(unkept(large), (async () => thing("large", "y".repeat(2000))) as never),
    guarded: actionOf(unkept(guarded), (async () => thing("guarded", null)) as never),
    guardedUpload: actionOf(unkept(guardedUpload), (async (ctx: {
      stream: AsyncIterable<Buffer>;
    }) => thing("guarded", await read(ctx.stream))) as never),
    signIn: actionOf(unkept(signIn), (async () => thing("session", null)) as never),
    inside: actionOf(unkept(inside), (async () => thing("inside", null)) as never),
  },
};

export const quiet: GatewaySettings = {
  PORT: 0,
  OPS_PORT: 0,
  HOST: "127.0.0.1",
  CORS_ORIGINS: ["https://shop.example"],
  TRUST_PROXY: 0,
  BODY_LIMIT: 2000,
  UPLOAD_LIMIT: 50_000,
  RATE_LIMITS: "off",
  REDIS_URL: undefined,
  REDIS_TIMEOUT_MS: 5000,
  CATALOG_CACHE_MS: 1000,
  DRAIN_MS: 0,
  LOG_ACCESS: "on",
  SHOP_NAME: "Test & <Shop>",
};

export interface Front {
  readonly broker: ServiceBroker;
  readonly url: string;
  readonly ops: string;
  readonly gateway: GatewayService;
  readonly logged: string[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

const urlOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** The mocks are public, and no token of theirs is signed. */
const judgeNobody: Judge = () => Promise.resolve(undefined);

/** Starts the gateway and the mocks; `lines`: where its JSON log goes, else it logs text. */
export const startFront = async (
  settings: Partial<GatewaySettings> = {},
  others: readonly ServiceSchema[] = [],
  judge: GatewayOptions["judge"] = judgeNobody,
  lines?: LogLines,
  strict = false,
): Promise<Front> => {
  const logged: string[] = [];
  const keep = (...args: unknown[]): void => void logged.push(args.join(" "));
  const silent = (): void => undefined;
  const sink = { fatal: keep, error: keep, warn: keep, info: keep, debug: silent, trace: silent };
  const broker = new ServiceBroker({
    nodeID: `gateway.${Math.random().toString(36).slice(2)}`,
    logger: { type: "Console", options: {} } as never,
    logLevel: "fatal",
    requestTimeout: 400,
    validator: new RulesValidator(),
  });
  (broker as unknown as { getLogger: unknown }).getLogger = () => sink;
  // As the JSON logger's appender is, with the lines of a test.
  const json = { opts: { level: "info", pino: { destination: lines } } };
  if (lines) Object.assign(broker, { loggerFactory: { appenders: [json], stop: () => undefined } });
  broker.createService(service);
  for (const other of others) broker.createService(other);
  const options = { contracts: [things, nowhere] as never, settings: { ...quiet, ...settings } };
  const gateway = broker.createService(gatewayOf({ ...options, judge, strict })) as GatewayService;
  await broker.start();
  const url = urlOf(gateway.server);
  return {
    broker,
    gateway,
    logged,
    url,
    ops: urlOf(gateway.gate.ops.server),
    fetch: (path, init) => fetch(`${url}${path}`, init),
    stop: () => broker.stop(),
  };
};

/** What the gateway answers: a problem, or what an action of the test saw. */
export interface Body {
  readonly code?: string;
  readonly status?: number;
  readonly errors?: { pointer: string; message: string }[];
  readonly seen?: { params: Record<string, unknown>; meta: Record<string, unknown> };
  readonly [name: string]: unknown;
}
export const bodyOf = async (response: Response): Promise<Body> => (await response.json()) as Body;
