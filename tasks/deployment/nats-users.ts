/**
 * What the NATS user of each service may do, made from who calls whom and who listens to whom.
 * Pure. An empty allow list would allow everything: `natsUsers` refuses to make one.
 */
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

/** The user of people: the REPL and one-off tasks. */
export const OPERATOR = "operator";

/** `gift-cards` → `GIFT_CARDS` */
export const inVariable = (service: string): string => service.toUpperCase().replaceAll("-", "_");

/** The variable that holds a user's password. */
export const passwordOf = (user: string): string => `NATS_PASS_${inVariable(user)}`;
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

/** Events on its own stream, and a look at that; never its set-up, by which a stream can carry anybody's messages anywhere. */
const publishing = ({ name, publishes }: ServiceRights): string[] =>
  publishes ? [`caravan.events.${name}.>`, `$JS.API.STREAM.INFO.${streamOf(name)}`] : [];

/** The durable consumer of its own name on the streams of others, which `npm run migrate` makes. */
const consuming = ({ name, sources }: ServiceRights): string[] =>
  sources.flatMap((source) => {
    const consumer = `${streamOf(source)}.${name}`;
    return [
      `$JS.API.CONSUMER.INFO.${consumer}`,
      `$JS.API.CONSUMER.MSG.NEXT.${consumer}`,
      `$JS.ACK.${consumer}.>`,
    ];
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
      ...publishing(part),
      ...consuming(part),
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

const allowed = (name: string, subjects: readonly string[]): string => `        ${name} { allow: [
${subjects.map((subject) => `          "${subject}"`).join("\n")}
        ] }`;

/** The file `deploy/nats/users.conf`. */
export const usersFile = (users: readonly NatsUser[]): string => `\
# Made by \`npm run deployment\` from the contracts: do not edit. Passwords come from the environment.
authorization {
  users: [
${users
  .map(
    ({ user, publish, subscribe }) => `    {
      user: ${user}
      password: $${passwordOf(user)}
      permissions {
${allowed("publish", publish)}
${allowed("subscribe", subscribe)}
      }
    }`,
  )
  .join("\n")}
  ]
}
`;
