/**
 * What the NATS user of each service may do, made from who calls whom and who listens to whom.
 * Pure. An empty allow list would allow everything: `natsUsers` refuses to make one.
 */
import { IMPORTED_API } from "../../platform/messaging/jetstream/names.ts";

export interface ServiceRights {
  readonly name: string;
  /** Actions of others that it calls, by their names on the broker: `v1.pricing.quote`. */
  readonly calls: readonly string[];
  /** Whether it owns events, and so a stream. */
  readonly publishes: boolean;
  /** Services whose events it listens to. */
  readonly sources: readonly string[];
  /** Caches answers of the others: besides its own copies, each informs it when those changed. */
  readonly front?: boolean;
}

export interface NatsUser {
  readonly user: string;
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** The account of calls, and of JetStream. */
const MESH = "CARAVAN";

/** The user of people: the REPL and one-off tasks. */
export const OPERATOR = "operator";

/** `gift-cards` → `GIFT_CARDS` */
export const inVariable = (service: string): string => service.toUpperCase().replaceAll("-", "_");

/** The variable that holds a user's password; `orders.events` has that of `orders`. */
export const passwordOf = (user: string): string =>
  `NATS_PASS_${inVariable(user.replace(/[.]events$/u, ""))}`;
export const streamOf = (service: string): string => `CARAVAN_${service}`;

/**
 * Moleculer's own packets between nodes, needed by every node; no namespace, node ids `<user>.<host>.<n>`. Each user speaks
 * under its own name only, by which the others know who speaks (platform/broker/nats/packet-gate.ts).
 */
const nodePackets = (user: string): Pick<NatsUser, "publish" | "subscribe"> => ({
  publish: [
    ...["DISCOVER", "DISCOVER.>", "INFO", "INFO.>", "HEARTBEAT", "DISCONNECT"],
    ...["PING", "PING.>", "PONG.>"],
  ].map((packet) => `MOL.${user}.${packet}`),
  subscribe: [
    ...["DISCOVER", "INFO", "HEARTBEAT", "DISCONNECT", "PING"].map((packet) => `MOL.*.${packet}`),
    ...["DISCOVER", "INFO", "PING", "PONG", "REQ", "RES", "EVENT"].map(
      (packet) => `MOL.*.${packet}.${user}.>`,
    ),
    `_INBOX.${user}.>`,
  ],
});

/** A subject of JetStream that a service reaches: under which name, and whether more than one message comes back. */
interface Reached {
  readonly subject: string;
  readonly to?: string;
  readonly many?: boolean;
}

const ofApi = (request: string): Reached => ({
  subject: `$JS.API.${request}`,
  to: `${IMPORTED_API}.${request}`,
});

/** Events on its own stream, and a look at that and at who reads it; never its set-up, by which a stream can carry anybody's messages anywhere. */
const publishing = ({ name, publishes }: ServiceRights): Reached[] =>
  publishes
    ? [
        { subject: `caravan.events.${name}.>` },
        ofApi(`STREAM.INFO.${streamOf(name)}`),
        ofApi(`CONSUMER.LIST.${streamOf(name)}`),
      ]
    : [];

/** The durable consumer of its own name on the streams of others, which `npm run migrate` makes. */
const consuming = ({ name, sources }: ServiceRights): Reached[] =>
  sources.flatMap((source) => {
    const consumer = `${streamOf(source)}.${name}`;
    return [
      ofApi(`CONSUMER.INFO.${consumer}`),
      { ...ofApi(`CONSUMER.MSG.NEXT.${consumer}`), many: true },
      { subject: `$JS.ACK.${consumer}.>` },
    ];
  });

/**
 * The account of a service's events: what it reaches of JetStream, which is in the account of the mesh. JetStream sends its
 * responses wherever a request says, with the server's rights: here that is nobody but the service itself.
 */
export interface EventsAccount {
  readonly account: string;
  readonly user: NatsUser;
  readonly reached: readonly Reached[];
}

/** `orders.events`: the user of a service's events; undefined where it neither publishes nor listens. */
export const eventsUserOf = ({
  name,
  publishes,
  sources,
}: Pick<ServiceRights, "name" | "publishes" | "sources">): string | undefined =>
  publishes || sources.length > 0 ? `${name}.events` : undefined;

export const eventsAccounts = (parts: readonly ServiceRights[]): EventsAccount[] =>
  parts.flatMap((part) => {
    const user = eventsUserOf(part);
    if (user === undefined) return [];
    const reached = [...publishing(part), ...consuming(part)];
    const publish = reached.map(({ subject, to = subject }) => to);
    const own = { user, publish, subscribe: [`_INBOX.${part.name}.>`] };
    return [{ account: `EVENTS_${inVariable(part.name)}`, user: own, reached }];
  });

/** `pricing` of `v1.pricing.quote` */
const serviceOf = (action: string): string => action.split(".")[1] ?? "";

/** The other services that one calls, sorted. */
export const servicesCalled = ({ name, calls }: Pick<ServiceRights, "name" | "calls">): string[] =>
  [...new Set(calls.map(serviceOf))].filter((called) => called !== name).sort();

/** Those that may call a service get its responses. */
const callersOf = (name: string, parts: readonly ServiceRights[]): string[] => [
  ...parts
    .filter((one) => one.name === name || servicesCalled(one).includes(name))
    .map((one) => one.name),
  OPERATOR,
];

/** Each action by its name, at any copy; and all of its own: when the local copy is overloaded, the balancer turns to another one. */
const calling = ({ name, calls }: ServiceRights): string[] => [
  `MOL.${name}.REQ.${name}.>`,
  ...[...new Set(calls)]
    .filter((action) => serviceOf(action) !== name)
    .sort()
    .map((action) => `MOL.${name}.REQ.${serviceOf(action)}.*.*.${action}`),
];

const frontsIn = (parts: readonly ServiceRights[]): string[] =>
  parts.filter(({ front }) => front).map(({ name }) => name);

const userOf = (part: ServiceRights, parts: readonly ServiceRights[]): NatsUser => {
  const { publish, subscribe } = nodePackets(part.name);
  const to = (packet: string, names: readonly string[]): string[] =>
    names.map((name) => `MOL.${part.name}.${packet}.${name}.>`);
  return {
    user: part.name,
    publish: [
      ...publish,
      ...calling(part),
      ...to("RES", callersOf(part.name, parts)),
      ...to("EVENT", [...new Set([part.name, ...frontsIn(parts)])]),
    ],
    subscribe,
  };
};

const operator = (): NatsUser => {
  const { publish, subscribe } = nodePackets(OPERATOR);
  return {
    user: OPERATOR,
    publish: [
      ...publish,
      ...["REQ", "RES"].map((packet) => `MOL.${OPERATOR}.${packet}.>`),
      "$JS.API.>",
    ],
    subscribe,
  };
};

/** Nodes that are no service's begin their ids so: a service of that name would speak for them. */
const reserved = [OPERATOR, "shop"];

/**
 * One user per service, and the operator.
 * @throws Error when a list would be empty and so allow everything, or a service has a name that means more than a service
 */
export const natsUsers = (parts: readonly ServiceRights[]): NatsUser[] => {
  const taken = parts.find(({ name }) => reserved.includes(name));
  if (taken) throw new Error(`A service cannot be called ${taken.name}.`);
  const users = [...parts.map((part) => userOf(part, parts)), operator()];
  const open = users.find(({ publish, subscribe }) => !publish.length || !subscribe.length);
  if (open) throw new Error(`${open.user} would be allowed everything.`);
  return users;
};

const allowed = (name: string, subjects: readonly string[]): string => `        ${name}: { allow: [
${subjects.map((subject) => `          "${subject}"`).join("\n")}
        ] }`;

const userLines = ({ user, publish, subscribe }: NatsUser): string => `    {
      user: "${user}"
      password: $${passwordOf(user)}
      permissions: {
${allowed("publish", publish)}
${allowed("subscribe", subscribe)}
      }
    }`;

const listOf = (name: string, lines: readonly string[]): string => `    ${name}: [
${lines.join("\n")}
    ]`;

const exported = ({ account, reached }: EventsAccount): string[] =>
  reached.map(
    ({ subject, many }) =>
      `      { service: "${subject}", accounts: [${account}]${many ? ", response_type: stream" : ""} }`,
  );

const imported = ({ reached }: EventsAccount): string[] =>
  reached.map(
    ({ subject, to }) =>
      `      { service: { account: ${MESH}, subject: "${subject}" }${to ? `, to: "${to}"` : ""} }`,
  );

const eventsLines = (one: EventsAccount): string => `  ${one.account}: {
${listOf("users", [userLines(one.user)])}
${listOf("imports", imported(one))}
  }`;

/** The file `deploy/nats/users.conf`. */
export const usersFile = (parts: readonly ServiceRights[]): string => {
  const events = eventsAccounts(parts);
  return `\
# Made by \`npm run deployment\` from the contracts: do not edit. Passwords come from the environment.
accounts: {
  # Calls between services, and JetStream.
  ${MESH}: {
    jetstream: enabled
${listOf("users", natsUsers(parts).map(userLines))}
${listOf("exports", events.flatMap(exported))}
  }
  # Events: what each service reaches of JetStream, in an account of its own.
${events.map(eventsLines).join("\n")}
}
`;
};
