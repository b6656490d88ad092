import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { until } from "../../support/client.ts";
import { findParts, startMesh, type Mesh } from "../../support/mesh.ts";
import { documentsOf, filesWith } from "../../stories/erasing/mesh-stores.ts";
import { erasePerson, plantPerson, type Person } from "../../stories/erasing/person.ts";

const parts = findParts("encryption on the mesh");
const SECRETS_KEY = randomBytes(32).toString("base64");

(parts ? describe : describe.skip)("a mesh that encrypts what says who a person is", () => {
  let mesh: Mesh;
  let person: Person;
  let planted: readonly string[];
  beforeAll(async () => {
    if (!parts) return;
    const env = { SECRETS_KEY, ENCRYPTION_AT_REST: "on", LOG_LEVEL: "trace" };
    mesh = await startMesh(parts, { env, copies: { orders: 2 } });
    person = await plantPerson(mesh);
    planted = [person.account.password, SECRETS_KEY, ...person.gone, ...person.booked];
  }, 240_000);
  afterAll(() => mesh.close(), 60_000);

  const documentsWith = async (text: string): Promise<string[]> =>
    [...(await documentsOf(mesh))].filter(([, doc]) => doc.includes(text)).map(([at]) => at);

  test("no document of MongoDB, no file of NATS and no line of a log has any of it", async () => {
    const documents = await Promise.all(planted.map(documentsWith));
    expect(documents.flat()).toEqual([]);
    const files = planted.flatMap((text) => filesWith(mesh.nats.folder, text));
    expect(files).toEqual([]);
    const logs = mesh.nodes().map(({ output }) => output());
    expect(planted.filter((text) => logs.some((log) => log.includes(text)))).toEqual([]);
    expect(logs.join("").length).toBeGreaterThan(10_000);
  }, 60_000);

  test("the shop reads all of it, and finds an order by its email", async () => {
    const { body: order } = await mesh.staff("GET", `/v1/orders/${person.placedId}`);
    expect(order.shippingAddress.line1).toBe(person.placedAt);
    const { body: page } = await mesh.staff("GET", `/v1/orders?email=${person.account.email}`);
    expect((page.items as { id: string }[]).map(({ id }) => id)).toContain(person.placedId);
    await until("the board", async () => {
      const { body } = await mesh.staff("GET", "/v1/insights/orders");
      return (body.items as { email: string }[]).some(
        ({ email }) => email === person.account.email,
      );
    });
  }, 60_000);

  test("whoever is erased is gone as without encryption", async () => {
    await erasePerson(mesh, person);
    const { body: order } = await mesh.staff("GET", `/v1/orders/${person.placedId}`);
    expect([order.email, order.shippingAddress.line1]).toEqual(["", person.placedAt]);
  }, 120_000);
});
