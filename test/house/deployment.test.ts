import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { brokerName } from "../../platform/contract/contract.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { serviceOf } from "../../services/gateway/domain/catalogue.ts";
import { deploymentFiles } from "../../tasks/deployment/files.ts";
import {
  eventsAccounts,
  natsUsers,
  usersFile,
  type NatsUser,
  type ServiceRights,
} from "../../tasks/deployment/nats-users.ts";
import { readServices } from "../../tasks/deployment/services.ts";

const root = join(import.meta.dirname, "../..");
const services = await readServices();
const users = natsUsers(services);
const files = await deploymentFiles();

const userNamed = (name: string, among: readonly NatsUser[] = users): NatsUser => {
  const user = among.find((one) => one.user === name);
  if (!user) throw new Error(`There is no user ${name}.`);
  return user;
};
/** What a service publishes to by the user of its calls and by that of its events. */
const reachedBy = (name: string, among: readonly ServiceRights[] = services): readonly string[] => [
  ...userNamed(name, natsUsers(among)).publish,
  ...eventsAccounts(among).flatMap(({ user }) =>
    user.user === `${name}.events` ? user.publish : [],
  ),
];
/** NATS' own meaning of `*` and `>`. */
const covers = (pattern: string, subject: string): boolean => {
  const wanted = pattern.split(".");
  const given = subject.split(".");
  const same = (one: string, i: number): boolean => one === "*" || one === given[i];
  return wanted.at(-1) === ">"
    ? given.length >= wanted.length && wanted.slice(0, -1).every(same)
    : wanted.length === given.length && wanted.every(same);
};
const may = (patterns: readonly string[], subject: string): boolean =>
  patterns.some((pattern) => covers(pattern, subject));

describe("what is made from the contracts", () => {
  test.each(Object.keys(files))("%s is as `npm run deployment` writes it", (file) => {
    expect(readFileSync(join(root, file), "utf8")).toBe(files[file]);
  });
});

describe("the users of NATS", () => {
  test("are one per service, and the operator", () => {
    expect(users.map(({ user }) => user)).toEqual([
      ...services.map(({ name }) => name),
      "operator",
    ]);
  });

  test.each(services)(
    "$name calls what it says, the keys of identity and itself, and nothing else (F.2)",
    ({ name, calls }) => {
      const called = contracts
        .flatMap(({ actions }) => Object.values(actions))
        .filter((action) => {
          const subject = `${action.name.split(".")[0]}.host.1.${brokerName(action)}`;
          return may(userNamed(name).publish, `MOL.${name}.REQ.${subject}`);
        });
      const own = contracts
        .filter((contract) => serviceOf(contract) === name)
        .flatMap(({ actions }) => Object.values(actions).map(brokerName));
      expect(called.map(brokerName).sort()).toEqual([...new Set([...calls, ...own])].sort());
      expect(calls).toEqual(expect.arrayContaining(["v1.identity.jwks"]));
      for (const { name: other } of services)
        expect(
          may(userNamed(name).publish, `MOL.${name}.REQ.${other}.host.1.v1.${other}.none`),
        ).toBe(other === name);
    },
  );

  test("answer only those who may ask", () => {
    const answered = (user: string) =>
      [...services.map(({ name }) => name), "operator"].filter((name) =>
        may(userNamed(user).publish, `MOL.${user}.RES.${name}.host.1`),
      );
    const asking = ["customers", "gateway", "orders", "payments", "operator"];
    expect(answered("payments")).toEqual(asking);
    expect(answered("identity")).toEqual([...services.map(({ name }) => name), "operator"]);
  });

  test("speak to their own copies, and to the gateway, which keeps answers", () => {
    const told = (user: string) =>
      services
        .map(({ name }) => name)
        .filter((name) => may(userNamed(user).publish, `MOL.${user}.EVENT.${name}.host.1`));
    expect(told("catalog")).toEqual(["catalog", "gateway"]);
    expect(told("gateway")).toEqual(["gateway"]);
  });

  test.each(users)("$user hears only what is for it", ({ user, subscribe }) => {
    const others = users.map((one) => one.user).filter((one) => one !== user);
    const heard = others.flatMap((other) =>
      [`MOL.x.REQ.${other}.h.1.a`, `MOL.x.RES.${other}.h.1`, `_INBOX.${other}.a.b`].filter(
        (subject) => may(subscribe, subject),
      ),
    );
    expect(heard).toEqual([]);
    expect(may(subscribe, "caravan.events.orders.placed")).toBe(false);
    expect(may(subscribe, "_INBOX.a.b")).toBe(false);
    for (const packet of ["REQ", "RES", "EVENT", "INFO", "DISCOVER", "PING", "PONG"])
      expect(may(subscribe, `MOL.x.${packet}.${user}.h.1`)).toBe(true);
  });

  test.each(services)(
    "$name publishes its own events, and makes no stream (F.2)",
    ({ name, publishes }) => {
      const publish = reachedBy(name);
      for (const other of services) {
        const own = other.name === name && publishes;
        expect(may(publish, `caravan.events.${other.name}.done`)).toBe(own);
        for (const verb of ["CREATE", "UPDATE", "DELETE"])
          for (const api of ["$JS.API", "caravan.js"])
            expect(may(publish, `${api}.STREAM.${verb}.CARAVAN_${other.name}`)).toBe(false);
      }
    },
  );

  test.each(services)("$name reads the streams it listens to, as itself", ({ name, sources }) => {
    const publish = reachedBy(name);
    const read = services
      .map((one) => one.name)
      .filter((source) => may(publish, `caravan.js.CONSUMER.MSG.NEXT.CARAVAN_${source}.${name}`));
    expect(read).toEqual(sources);
    const asAnother = services.filter((one) => one.name !== name);
    for (const source of services)
      for (const other of asAnother)
        expect(may(publish, `$JS.ACK.CARAVAN_${source.name}.${other.name}.1.2.3`)).toBe(false);
  });

  test("never have an empty list, which would allow everything", () => {
    for (const { publish, subscribe } of users) {
      expect(publish.length).toBeGreaterThan(8);
      expect(subscribe.length).toBeGreaterThan(8);
    }
    for (const { user } of eventsAccounts(services))
      expect([user.publish.length > 1, user.subscribe.length]).toEqual([true, 1]);
    expect(usersFile(services)).not.toMatch(/allow: \[\s*\]/u);
  });

  test("speak under their own name only, and never everything (F.2)", () => {
    for (const { user, publish, subscribe } of users) {
      const packets = publish.filter((one) => one.startsWith("MOL."));
      expect(packets.filter((one) => !one.startsWith(`MOL.${user}.`))).toEqual([]);
      // At any copy, but one action.
      const requests = publish.map((one) => one.replace(/([.]REQ[.][^.]+)[.][*][.][*][.]/u, "$1."));
      expect(requests.filter((one) => /^>|\*/u.test(one))).toEqual([]);
      // Whoever speaks: it stands there.
      const others = subscribe.map((one) => one.replace(/^MOL[.][*][.]/u, "MOL."));
      expect(others.filter((one) => /^>|\*/u.test(one))).toEqual([]);
    }
  });

  test.each(["operator", "shop"])("a service called %s is refused", (name) => {
    expect(() => natsUsers([{ name, calls: [], publishes: true, sources: [] }])).toThrow(
      `A service cannot be called ${name}.`,
    );
  });

  test("follow a planted dependency", () => {
    const planted: ServiceRights[] = [
      { name: "a", calls: ["v1.b.c"], publishes: true, sources: ["b"] },
      { name: "b", calls: [], publishes: true, sources: [] },
    ];
    const { publish } = userNamed("a", natsUsers(planted));
    expect(may(publish, "MOL.a.REQ.b.h.1.v1.b.c")).toBe(true);
    expect(may(publish, "MOL.a.REQ.b.h.1.v1.b.d")).toBe(false);
    expect(may(reachedBy("a", planted), "caravan.js.CONSUMER.MSG.NEXT.CARAVAN_b.a")).toBe(true);
    const other = userNamed("b", natsUsers(planted));
    expect(may(other.publish, "MOL.b.REQ.a.h.1.v1.a.c")).toBe(false);
    expect(may(other.publish, "MOL.b.RES.a.h.1")).toBe(true);
  });
});
