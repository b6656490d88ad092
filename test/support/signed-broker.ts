import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import { brokerOptions, embeddedRuntime } from "../../moleculer.config.ts";
import { call } from "../../platform/broker/call.ts";
import { faultIn } from "../../platform/broker/faults.ts";
import { relayOf } from "../../platform/messaging/relay.ts";
import type { ActionContract, Static, TObject, TSchema } from "../../platform/contract/contract.ts";
import { signIn, contract } from "../../services/identity/identity.contract.ts";
import { firstAdministrator } from "../../services/identity/jobs/first-administrator.ts";

export interface Signed {
  readonly broker: ServiceBroker;
  /** Resolves when every event is published and handled. */
  idle(): Promise<void>;
  /** Moves the services' clock. */
  forward(ms: number): void;
  /** Calls as the gateway would, with this token in meta. */
  call<P extends TObject, R extends TSchema>(
    contract: ActionContract<P, R>,
    params: Static<P>,
    token?: string,
  ): Promise<Static<R>>;
  /** The code of the refusal; "answered" when there was none. @throws failures */
  codeOf<P extends TObject, R extends TSchema>(
    contract: ActionContract<P, R>,
    params: Static<P>,
    token?: string,
  ): Promise<string>;
  stop(options?: { remove?: boolean }): Promise<void>;
}

/** Services behind the real caller middleware: what a token opens, and what it does not. */
export const startSigned = async (
  schemas: readonly ServiceSchema[],
  dataDir: string = mkdtempSync(join(tmpdir(), "caravan-")),
): Promise<Signed> => {
  const shape = embeddedRuntime(dataDir);
  let ahead = 0;
  const options = brokerOptions({
    ...shape,
    now: () => new Date(Date.now() + ahead).toISOString(),
  });
  const nodeID = `test.${Math.random().toString(36).slice(2)}`;
  const broker = new ServiceBroker({ ...options, nodeID, logLevel: "error" });
  for (const schema of schemas) broker.createService(schema);
  await broker.start();
  // Every service of ours publishes; Moleculer's own $node does not.
  const publishing = () => broker.services.filter(({ name }) => !name.startsWith("$"));
  const callSigned: Signed["call"] = (contract, params, token) =>
    call(broker as never, contract, params, { meta: token === undefined ? {} : { token } });
  return {
    broker,
    async idle() {
      // An event's handler may publish events of its own: once more for each hand-over between services.
      for (const _handOver of [1, 2, 3]) {
        await Promise.all(publishing().map((service) => relayOf(service as never).idle()));
        await shape.bus.idle();
      }
    },
    forward: (ms) => void (ahead += ms),
    call: callSigned,
    async codeOf(contract, params, token) {
      try {
        await callSigned(contract, params, token);
        return "answered";
      } catch (error) {
        const fault = faultIn(error);
        if (!fault) throw error;
        return fault.code;
      }
    },
    async stop({ remove = true } = {}) {
      await broker.stop();
      await shape.close();
      if (remove) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** The access token of the administrator that identity made when it started. */
const { stepUp } = contract.actions;

export const administratorToken = async (shop: Signed): Promise<string> => {
  const { email = "", password = "" } = firstAdministrator() ?? {};
  const { accessToken } = await shop.call(signIn, { email, password });
  return (await shop.call(stepUp, { password }, accessToken)).accessToken;
};
