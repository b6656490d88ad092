import { closedObject, Id, Instant, Type, type Static } from "../../platform/contract/contract.ts";

export const eventsMax = 50;

/** What staff say of an endpoint. */
export const endpointFields = {
  url: Type.String({
    minLength: 1,
    maxLength: 2000,
    as: "uri",
    description:
      "An https address of the public internet, on port 443 or one above 1023, without user name and password",
    examples: ["https://example.com/webhooks"],
  }),
  events: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
    minItems: 1,
    maxItems: eventsMax,
    uniqueItems: true,
    description: "Types of docs/events.md that are public, or `*` for all",
    examples: [["orders.placed", "payments.refunded"]],
  }),
  description: Type.String({ minLength: 1, maxLength: 500 }),
  status: Type.Union([Type.Literal("active"), Type.Literal("disabled")], {
    description:
      "`disabled`: nothing is sent, and events that happen meanwhile are not stored for it",
  }),
  personalData: Type.Boolean({
    description:
      "Whether fields that say who somebody is (names, e-mail addresses, streets) are sent; otherwise they are left out",
  }),
};

export const Health = closedObject(
  {
    failures: Type.Integer({ description: "Attempts that failed since the last that did not" }),
    pausedUntil: Type.Optional(
      Type.String({
        as: "date-time",
        description:
          "After several failures in a row one attempt is made then, and others wait for it",
      }),
    ),
    lastSuccessAt: Type.Optional(Instant),
    lastFailureAt: Type.Optional(Instant),
  },
  { title: "WebhookHealth" },
);
export type Health = Static<typeof Health>;

export const WebhookEndpoint = closedObject(
  {
    id: Id,
    url: Type.String(),
    events: Type.Array(Type.String()),
    description: Type.Optional(Type.String()),
    status: endpointFields.status,
    reason: Type.Optional(
      Type.String({
        description: "Why it was disabled. GONE: it responded 410",
        examples: ["GONE"],
      }),
    ),
    personalData: endpointFields.personalData,
    previousSecretUntil: Type.Optional(
      Type.String({
        as: "date-time",
        description: "Until then events are signed with the secret before the present one, too",
      }),
    ),
    health: Health,
    createdAt: Instant,
    version: Type.Integer(),
  },
  { title: "WebhookEndpoint" },
);
export type WebhookEndpoint = Static<typeof WebhookEndpoint>;

export const EndpointWithSecret = closedObject(
  {
    ...WebhookEndpoint.properties,
    secret: Type.String({
      description: "Of the signatures (Standard Webhooks, `whsec_…`). It is not shown again",
    }),
  },
  { title: "WebhookEndpointWithSecret" },
);

export const Attempt = closedObject(
  {
    at: Instant,
    ms: Type.Integer({ description: "How long it took" }),
    status: Type.Optional(Type.Integer({ description: "HTTP status of the response" })),
    error: Type.Optional(
      Type.String({
        description:
          "Why it failed: STATUS (no 2xx), TIMEOUT, CONNECTION, DNS, ADDRESS_REFUSED (not public), URL_REFUSED",
        examples: ["TIMEOUT"],
      }),
    ),
    detail: Type.Optional(Type.String({ examples: ["ECONNREFUSED"] })),
    response: Type.Optional(Type.String({ description: "The beginning of the response's body" })),
  },
  { title: "WebhookAttempt" },
);
export type Attempt = Static<typeof Attempt>;

export const DeliveryStatus = Type.Union(
  [Type.Literal("pending"), Type.Literal("delivered"), Type.Literal("failed")],
  { description: "`pending`: to be tried, or tried again; `failed`: given up, after three days" },
);
export type DeliveryStatus = Static<typeof DeliveryStatus>;

export const WebhookDelivery = closedObject(
  {
    id: Id,
    endpointId: Id,
    eventId: Type.String({
      description: "The header `webhook-id`: the same however often the event is sent",
    }),
    type: Type.String({ examples: ["orders.placed"] }),
    subject: Type.String({ description: "Id of what the event is about" }),
    status: DeliveryStatus,
    at: Type.String({ as: "date-time", description: "Since when it is to be delivered" }),
    nextAt: Type.Optional(
      Type.String({ as: "date-time", description: "Of `pending`: when it is tried next" }),
    ),
    attempts: Type.Integer({ description: "Attempts since it was created or replayed" }),
    log: Type.Array(Attempt, { description: "The last attempts, oldest first" }),
    version: Type.Integer(),
  },
  { title: "WebhookDelivery" },
);
export type WebhookDelivery = Static<typeof WebhookDelivery>;

/** What is sent: CloudEvents 1.0 as JSON, with our `version` and `index` as extensions. */
export const CloudEvent = closedObject(
  {
    specversion: Type.Literal("1.0"),
    id: Type.String(),
    type: Type.String(),
    source: Type.String(),
    subject: Type.String(),
    time: Instant,
    datacontenttype: Type.Literal("application/json"),
    version: Type.Integer({
      description: "Of the subject after the event: a later one is greater",
    }),
    index: Type.Optional(
      Type.Integer({ description: "Which event of that version; else the first" }),
    ),
    dataomitted: Type.Optional(
      Type.Boolean({ description: "`data` is too large to be sent: read what `subject` names" }),
    ),
    data: Type.Optional(Type.Record(Type.String(), Type.Any())),
  },
  { title: "CloudEvent" },
);
export type CloudEvent = Static<typeof CloudEvent>;

export const DeliveryDetail = closedObject(
  { ...WebhookDelivery.properties, event: CloudEvent },
  { title: "WebhookDeliveryDetail" },
);
