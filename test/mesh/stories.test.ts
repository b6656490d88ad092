import { afterAll, beforeAll, describe } from "@jest/globals";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { buyingCases } from "../stories/buying.cases.ts";
import { bodyLimit, refusingCases } from "../stories/refusing.cases.ts";
import { peopleCases } from "../stories/people.cases.ts";
import { repeatingCases } from "../stories/repeating.cases.ts";

const parts = findParts("the stories on the mesh");

(parts ? describe : describe.skip)("on the mesh", () => {
  let mesh: Mesh;
  beforeAll(async () => {
    if (parts) mesh = await startMesh(parts, { env: { BODY_LIMIT: String(bodyLimit) } });
  }, 180_000);
  afterAll(async () => {
    await mesh.close();
  }, 60_000);
  describe("buying", () => buyingCases(() => mesh));
  describe("the same request again", () => repeatingCases(() => mesh));
  describe("bad input", () => refusingCases(() => mesh));
  describe("people", () => peopleCases(() => mesh));
});
