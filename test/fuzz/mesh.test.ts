import { afterAll, beforeAll, describe } from "@jest/globals";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { operationCases } from "./operations.cases.ts";
import { caseCount } from "./shop/run.ts";

const parts = findParts("the fuzz on the mesh");

(parts ? describe : describe.skip)("fuzz, on the mesh", () => {
  let mesh: Mesh;
  let started: readonly string[] = [];
  const names = (): string[] => mesh.nodes().map(({ service }) => service);
  beforeAll(async () => {
    if (parts) mesh = await startMesh(parts, { env: { PAYMENT_PROVIDERS: "manual,test" } });
    started = names();
  }, 180_000);
  afterAll(async () => {
    await mesh.close();
  }, 60_000);

  const ended = (): string[] => started.filter((one) => !names().includes(one));
  operationCases(
    () => ({ url: mesh.url, ended, request: mesh.request, staff: mesh.staff }),
    caseCount(20, 200),
  );
});
