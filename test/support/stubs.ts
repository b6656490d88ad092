import type { ServiceSchema } from "moleculer";
import type { ServiceContext } from "../../platform/broker/context.ts";
import { faultError } from "../../platform/broker/faults.ts";
import { checkAgainst } from "../../platform/contract/check.ts";
import type { ActionContract, Static, TObject, TSchema } from "../../platform/contract/contract.ts";
import { toParamRules } from "../../platform/contract/rules.ts";
import { isFault, type Fault } from "../../platform/kernel/fault.ts";

/** An action of a service that a test stands in for. */
export interface Stub {
  readonly contract: Pick<ActionContract, "name" | "version">;
  readonly params: ReturnType<typeof toParamRules>;
  readonly handler: (ctx: ServiceContext) => Promise<unknown>;
}

/** Stands in for an action; what it returns must keep the contract. */
export const stub = <P extends TObject, R extends TSchema>(
  contract: ActionContract<P, R>,
  respond: (params: Static<P>) => Static<R> | Fault,
): Stub => ({
  contract,
  params: toParamRules(contract.params),
  async handler(ctx) {
    const result: unknown = respond(ctx.params as Static<P>);
    if (isFault(result)) throw faultError(result);
    checkAgainst(contract.returns, result, `The stub of ${contract.name}`);
    return result;
  },
});

/** The services that these actions belong to, with nothing else in them. */
export const stubServices = (stubs: readonly Stub[]): ServiceSchema[] => {
  const byService = Map.groupBy(stubs, ({ contract }) => contract.name.split(".")[0] ?? "");
  return [...byService].map(([name, own]) => ({
    name,
    version: 1,
    actions: Object.fromEntries(
      own.map(({ contract, params, handler }) => [
        contract.name.split(".")[1] ?? "",
        { params, handler },
      ]),
    ),
  })) as ServiceSchema[];
};
