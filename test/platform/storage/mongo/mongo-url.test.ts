import { describe, expect, test } from "@jest/globals";
import { mongoHosts, mongoUrlOf } from "../../../../platform/storage/mongo/mongo-url.ts";

const urlOf = (shared: string | undefined, own?: string): string => {
  const found = mongoUrlOf("orders", { shared, own });
  return "url" in found ? found.url : found.problem;
};

describe("the database of a service", () => {
  test("is its own on the shared cluster, options kept", () => {
    expect(urlOf("mongodb://host:27017")).toBe("mongodb://host:27017/caravan_orders");
    expect(urlOf("mongodb://host:27017/")).toBe("mongodb://host:27017/caravan_orders");
    expect(urlOf("mongodb://a:1,b:2/?replicaSet=rs0&tls=true")).toBe(
      "mongodb://a:1,b:2/caravan_orders?replicaSet=rs0&tls=true",
    );
    expect(urlOf("mongodb+srv://x.example.net?appName=shop")).toBe(
      "mongodb+srv://x.example.net/caravan_orders?appName=shop",
    );
  });

  test("users stay where they were looked up without a database in the path", () => {
    expect(urlOf("mongodb://u:p%40s@host")).toBe(
      "mongodb://u:p%40s@host/caravan_orders?authSource=admin",
    );
    expect(urlOf("mongodb://u:p@host/?w=1&authMechanism=SCRAM-SHA-256")).toBe(
      "mongodb://u:p@host/caravan_orders?w=1&authMechanism=SCRAM-SHA-256&authSource=admin",
    );
    expect(urlOf("mongodb://u:p@host/?authSource=people")).toBe(
      "mongodb://u:p@host/caravan_orders?authSource=people",
    );
    expect(urlOf("mongodb://u@host/?authMechanism=MONGODB-X509")).toBe(
      "mongodb://u@host/caravan_orders?authMechanism=MONGODB-X509",
    );
  });

  test("is where its own URL says, which may name a database", () => {
    expect(urlOf("mongodb://host", "mongodb://u:p@other/elsewhere")).toBe(
      "mongodb://u:p@other/elsewhere",
    );
    expect(urlOf(undefined, "mongodb://other")).toBe("mongodb://other/caravan_orders");
  });

  test("a shared URL with a database is refused, as is what is none; no password is shown", () => {
    expect(urlOf("mongodb://u:secret@host/shop")).toMatch(
      /^MONGO_URL names the database "shop".*caravan_<service>/u,
    );
    expect(urlOf("postgres://u:secret@host")).toMatch(/^MONGO_URL does not look right/u);
    expect(urlOf("mongodb://host", "nonsense secret")).toMatch(
      /^MONGO_URL_ORDERS does not look right/u,
    );
    expect(urlOf(undefined)).toMatch(/^MONGO_URL is required, or MONGO_URL_ORDERS/u);
    for (const bad of ["mongodb://u:secret@host/shop", "postgres://u:secret@host"])
      expect(urlOf(bad)).not.toContain("secret");
  });

  test("messages name hosts only", () => {
    expect(mongoHosts("mongodb://u:secret@a:1,b:2/shop?x=1")).toBe("a:1,b:2");
    expect(mongoHosts("mongodb+srv://x.example.net")).toBe("x.example.net");
  });
});
