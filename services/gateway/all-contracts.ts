/** The contracts of all services, found by folder: what the gateway turns into routes. */
import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ServiceContract } from "../../platform/contract/contract.ts";

const root = join(import.meta.dirname, "..");

/** `orders/orders.contract.ts`, and of versions beside the first `orders/v2/orders.contract.ts`; sorted by path. */
const filesIn = (folder: string): string[] =>
  globSync(["*/*.contract.ts", "*/v*/*.contract.ts"], { cwd: folder })
    .filter((file) => basename(file, ".contract.ts") === dirname(file).split(/[/\\]/u)[0])
    .sort();

const contractIn = async (folder: string, file: string): Promise<ServiceContract> => {
  const module = (await import(join(folder, file))) as { readonly contract?: ServiceContract };
  if (!module.contract) throw new Error(`services/${file} exports no \`contract\`.`);
  return module.contract;
};

/**
 * The `contract` of every `<noun>/<noun>.contract.ts` below a folder, by name.
 * @throws Error naming a file that exports none
 */
export const findContracts = (folder: string): Promise<readonly ServiceContract[]> =>
  Promise.all(filesIn(folder).map((file) => contractIn(folder, file)));

export const contracts = await findContracts(root);
