import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import { brokerOptions, embeddedRuntime } from "../../moleculer.config.ts";
import { call } from "../../platform/broker/call.ts";
import { type Principal } from "../../platform/broker/context.ts";
import type { Bus } from "../../platform/messaging/bus.ts";
import type { NodeRuntime } from "../../platform/runtime/runtime.ts";
import type { ActionContract, Static, TObject, TSchema } from "../../platform/contract/contract.ts";

export interface Started {
  readonly broker: ServiceBroker;
  readonly bus: Bus;
  readonly dataDir: string;
  /** Calls an action as the given caller (default: nobody). */
  call<P extends TObject, R extends TSchema>(
    contract: ActionContract<P, R>,
    params: Static<P>,
    as?: Principal,
  ): Promise<Static<R>>;
  /** Stops the services; the folder stays for a restart unless `remove`. */
  stop(options?: { remove?: boolean }): Promise<void>;
}

/** Hardened options, but the caller is whoever the test says: no tokens. */
const optionsFor = (shape: NodeRuntime, callers: WeakMap<object, Principal>) => {
  const options = brokerOptions(shape);
  const withCaller = {
    name: "TestCaller",
    localAction:
      (next: (ctx: never) => unknown) =>
      (ctx: { params: object; locals: { principal?: Principal } }) => {
        const caller = callers.get(ctx.params);
        if (caller) ctx.locals.principal = caller;
        return next(ctx as never);
      },
  };
  const middlewares = (options.middlewares ?? []).map((one) =>
    typeof one === "object" && (one as { name?: string }).name === "Principal" ? withCaller : one,
  );
  return { ...options, nodeID: `test.${Math.random().toString(36).slice(2)}`, middlewares };
};

/** Services on a real broker with embedded stores in a temporary folder, or in the given shape; `transporter`: to be found by other brokers. */
export const startServices = async (
  schemas: readonly ServiceSchema[],
  {
    dataDir = mkdtempSync(join(tmpdir(), "caravan-")),
    transporter,
    shape = embeddedRuntime(dataDir),
  }: { dataDir?: string; transporter?: string; shape?: NodeRuntime } = {},
): Promise<Started> => {
  const callers = new WeakMap<object, Principal>();
  const options = { ...optionsFor(shape, callers), ...(transporter ? { transporter } : {}) };
  const broker = new ServiceBroker(options as ConstructorParameters<typeof ServiceBroker>[0]);
  for (const schema of schemas) broker.createService(schema);
  await broker.start();
  return {
    broker,
    bus: shape.bus,
    dataDir,
    call(contract, params, as) {
      const own = { ...(params as object) };
      if (as) callers.set(own, as);
      return call(broker as never, contract, own as never);
    },
    async stop({ remove = true } = {}) {
      await broker.stop();
      await shape.close();
      if (remove) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
