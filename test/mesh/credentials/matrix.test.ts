import { expect, test } from "@jest/globals";
import { brokerName } from "../../../platform/contract/contract.ts";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import { serviceOf } from "../../../services/gateway/domain/catalogue.ts";
import { refusals, services, withUsers } from "./support.ts";

const names = services.map(({ name }) => name);
const users = [...names, "operator"];

/** Something to publish or to listen to, and whether the declarations of the services give it to the user. */
interface Try {
  readonly subject: string;
  readonly own: boolean;
}

/** Every action of every contract, one that is in none, and Moleculer's own. */
const actions = contracts.flatMap((contract) => {
  const service = serviceOf(contract);
  return [
    ...Object.values(contract.actions).map((one) => ({
      service,
      action: brokerName(one),
      internal: one.access === "internal",
    })),
    ...[`v1.${service}.none`, "$node.options", "$node.actions"].map((action) => ({
      ...{ service, action, internal: true },
    })),
  ];
});
/** What each process asks for to judge tokens. */
const keys = ["v1.identity.jwks", "v1.identity.revokedSessions"];
const isCalled = (user: string, action: string): boolean =>
  services.some(({ name, calls }) => name === user && calls.includes(action));

const requests = (user: string): Try[] =>
  actions.map(({ service, action, internal }) => ({
    subject: `MOL.${user}.REQ.${service}.host.1.${action}`,
    own:
      service === user ||
      keys.includes(action) ||
      (user === "gateway" && !internal) ||
      isCalled(user, action),
  }));

const packets = ["DISCOVER", "INFO", "HEARTBEAT", "DISCONNECT", "PING"];
/** As whom a user speaks: under its own name, to those that it has something to say to. */
const speaking = (user: string): Try[] => [
  ...[...users, "shop"].flatMap((speaker) => [
    ...packets.map((packet) => ({ subject: `MOL.${speaker}.${packet}`, own: speaker === user })),
    ...["INFO", "PONG"].map((packet) => ({
      ...{ subject: `MOL.${speaker}.${packet}.gateway.host.1`, own: speaker === user },
    })),
  ]),
  ...packets.map((packet) => ({ subject: `MOL.${packet}`, own: false })),
  ...names
    .filter((name) => name !== user)
    .flatMap((name) => [
      { subject: `MOL.${name}.RES.gateway.host.1`, own: false },
      { subject: `MOL.${name}.EVENT.gateway.host.1`, own: false },
      { subject: `MOL.${name}.REQ.${user}.host.1.v1.${user}.none`, own: false },
    ]),
  ...users.flatMap((name) => [
    {
      subject: `MOL.${user}.RES.${name}.host.1`,
      own:
        [user, "operator"].includes(name) ||
        requests(name).some(({ own, subject }) => own && subject.includes(`.REQ.${user}.`)),
    },
    { subject: `MOL.${user}.EVENT.${name}.host.1`, own: [user, "gateway"].includes(name) },
  ]),
];

const listening = (user: string): Try[] => [
  ...[">", "MOL.>", "MOL.*.REQ.>", "MOL.*.RES.>", "MOL.*.EVENT.>", "_INBOX.>", "caravan.>"].map(
    (subject) => ({ subject, own: false }),
  ),
  ...["$JS.>", "$SYS.>", "$JS.EVENT.>"].map((subject) => ({ subject, own: false })),
  ...names.map((name) => ({ subject: `caravan.events.${name}.>`, own: false })),
  ...users.flatMap((name) => [
    ...["REQ", "RES", "EVENT", "INFO", "PONG"].map((packet) => ({
      ...{ subject: `MOL.*.${packet}.${name}.>`, own: name === user },
    })),
    { subject: `_INBOX.${name}.>`, own: name === user },
    { subject: `_INBOX.${name}.x`, own: name === user },
  ]),
];

const denied = (tries: readonly Try[], operation: string): string[] =>
  tries.filter(({ own }) => !own).map(({ subject }) => `${operation} ${subject}`);

withUsers("what each service's credentials reach (F.2)", ({ as }) => {
  test.each(names)("%s: its own calls, packets and inboxes, and nobody else's", async (user) => {
    const said = [...requests(user), ...speaking(user)];
    const heard = listening(user);
    const connection = await as(user);
    const refused = await refusals(connection, () => {
      for (const { subject } of heard) connection.subscribe(subject, { callback: () => undefined });
      for (const { subject } of said) connection.publish(subject, "{}");
    });
    const expected = [...denied(heard, "subscription"), ...denied(said, "publish")];
    expect(refused.toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(250);
  });
});
