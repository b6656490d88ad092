import { mkdtempSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { jwks } from "../../../services/identity/keys.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { firstAdministrator } from "../../../services/identity/jobs/first-administrator.ts";
import { startSigned } from "../../support/signed-broker.ts";

test("a key made once is kept over a restart", async () => {
  const dataDir = mkdtempSync("/tmp/caravan-");
  const kids: (string | undefined)[] = [];
  for (const remove of [false, true]) {
    const node = await startSigned([identity], dataDir);
    expect(firstAdministrator() === undefined).toBe(remove);
    kids.push((await node.call(jwks, {})).keys[0]?.kid);
    await node.stop({ remove });
  }
  expect(kids[0]).toBe(kids[1]);
});
