/** `npm run examples`: asks a shop every operation and writes what was sent and what came beside each contract. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contracts } from "../services/gateway/all-contracts.ts";
import { operationIdOf } from "../services/gateway/domain/openapi/names.ts";
import { root } from "../tasks/start/root.ts";
import { recorded } from "./examples/recorded.ts";

const all = new Map(Object.entries(await recorded()));
const byService = Map.groupBy(
  contracts.flatMap(({ actions }) => Object.values(actions)).filter(({ rest }) => rest),
  ({ name }) => name.split(".")[0] as string,
);
for (const [service, actions] of byService) {
  const ids = actions.map(operationIdOf).sort();
  // A service that the tour does not ask yet.
  if (!ids.some((id) => all.has(id))) continue;
  const examples = Object.fromEntries(ids.map((id) => [id, all.get(id)]));
  const file = join(root, "services", service, "examples.json");
  writeFileSync(file, `${JSON.stringify(examples, null, 2)}\n`);
}
process.stdout.write(`${all.size} operations have an example.\n`);
