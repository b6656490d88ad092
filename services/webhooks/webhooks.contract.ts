import {
  action,
  closedObject,
  Id,
  Instant,
  Paging,
  pageOf,
  Type,
  type ServiceContract,
} from "../../platform/contract/contract.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import {
  DeliveryDetail,
  DeliveryStatus,
  endpointFields,
  EndpointWithSecret,
  WebhookDelivery,
  WebhookEndpoint,
} from "./webhooks.schemas.ts";

export * from "./webhooks.schemas.ts";

/** Endpoints of one shop. */
export const endpointsMax = 20;

export const faults = catalogue({
  WEBHOOK_ENDPOINT_LIMIT: [
    409,
    "There are as many webhook endpoints as a shop may have: delete one first",
    { limit: Type.Integer() },
  ],
  WEBHOOK_ENDPOINT_DISABLED: [
    409,
    "The webhook endpoint is disabled: set its status to active first",
    { id: Id },
  ],
});

const { url, events, description, status, personalData } = endpointFields;
const readers = { scope: "webhooks:read" } as const;
const writers = { scope: "webhooks:write" } as const;
const ifMatch = { expectedVersion: Type.Optional(Type.Integer()) };
const path = "/webhook-endpoints";
const ofOne = `${path}/{id}`;

export const createEndpoint = action({
  name: "webhooks.createEndpoint",
  summary: "Has events sent to an address; its secret is shown only now",
  params: closedObject({
    url,
    events,
    description: Type.Optional(description),
    status: Type.Optional(status),
    personalData: Type.Optional(personalData),
  }),
  returns: EndpointWithSecret,
  access: writers,
  faults: [faults.WEBHOOK_ENDPOINT_LIMIT, common.FORBIDDEN],
  rest: { method: "POST", path, status: 201, location: `/v1${ofOne}` },
});

export const getEndpoint = action({
  name: "webhooks.getEndpoint",
  summary: "One webhook endpoint, without its secret",
  params: closedObject({ id: Id }),
  returns: WebhookEndpoint,
  access: readers,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: ofOne },
});

export const listEndpoints = action({
  name: "webhooks.listEndpoints",
  summary: "Webhook endpoints, newest first, without their secrets",
  params: closedObject({ ...Paging }),
  returns: pageOf(WebhookEndpoint),
  access: readers,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path },
});

export const changeEndpoint = action({
  name: "webhooks.changeEndpoint",
  summary: "Changes the fields that are sent; null takes a description away",
  params: closedObject({
    id: Id,
    url: Type.Optional(url),
    events: Type.Optional(events),
    description: Type.Optional(Type.Union([description, Type.Null()])),
    status: Type.Optional(status),
    personalData: Type.Optional(personalData),
    ...ifMatch,
  }),
  returns: WebhookEndpoint,
  access: writers,
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED, common.FORBIDDEN],
  rest: { method: "PATCH", path: ofOne, ifMatch: true },
});

export const deleteEndpoint = action({
  name: "webhooks.deleteEndpoint",
  summary: "Deletes a webhook endpoint with its deliveries; what is pending is not sent any more",
  params: closedObject({ id: Id, ...ifMatch }),
  returns: Type.Null(),
  access: writers,
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED],
  rest: { method: "DELETE", path: ofOne, status: 204, ifMatch: true },
});

export const rotateSecret = action({
  name: "webhooks.rotateSecret",
  summary: "A new secret; the one before is valid beside it for a while",
  params: closedObject({
    id: Id,
    overlapHours: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 168,
        default: 24,
        description: "Events are signed with both secrets for so long; 0: the old one ends at once",
      }),
    ),
  }),
  returns: EndpointWithSecret,
  access: writers,
  faults: [common.NOT_FOUND],
  rest: { method: "POST", path: `${ofOne}/rotate-secret` },
});

export const pingEndpoint = action({
  name: "webhooks.pingEndpoint",
  summary: "Sends a test event, `webhooks.ping`",
  params: closedObject({ id: Id }),
  returns: WebhookDelivery,
  access: writers,
  faults: [common.NOT_FOUND, faults.WEBHOOK_ENDPOINT_DISABLED],
  rest: { method: "POST", path: `${ofOne}/ping`, status: 202 },
});

export const listDeliveries = action({
  name: "webhooks.listDeliveries",
  summary: "What was or is to be sent to an endpoint, newest first",
  params: closedObject({
    id: Id,
    status: Type.Optional(DeliveryStatus),
    ...Paging,
  }),
  returns: pageOf(WebhookDelivery),
  access: readers,
  faults: [common.NOT_FOUND, common.CURSOR_INVALID],
  rest: { method: "GET", path: `${ofOne}/deliveries` },
});

export const getDelivery = action({
  name: "webhooks.getDelivery",
  summary: "One delivery with the event as it is sent",
  params: closedObject({ id: Id, deliveryId: Id }),
  returns: DeliveryDetail,
  access: readers,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: `${ofOne}/deliveries/{deliveryId}` },
});

export const replayDelivery = action({
  name: "webhooks.replayDelivery",
  summary: "Sends an event again, with the same `webhook-id`",
  params: closedObject({ id: Id, deliveryId: Id }),
  returns: WebhookDelivery,
  access: writers,
  faults: [common.NOT_FOUND, faults.WEBHOOK_ENDPOINT_DISABLED],
  rest: { method: "POST", path: `${ofOne}/deliveries/{deliveryId}/replay`, status: 202 },
});

export const replayDeliveries = action({
  name: "webhooks.replayDeliveries",
  summary: "Sends the events of a span of time again, up to 1,000 at once",
  params: closedObject({
    id: Id,
    from: Instant,
    to: Type.Optional(Instant),
    status: Type.Optional(
      Type.Union([Type.Literal("delivered"), Type.Literal("failed")], {
        description: "Only those that ended so; without it all that are not pending",
      }),
    ),
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2000, description: "`next` of the response before" }),
    ),
  }),
  returns: closedObject(
    {
      replayed: Type.Integer(),
      next: Type.Union([Type.String(), Type.Null()], {
        description: "Where to go on: there is more in the span; null at its end",
      }),
    },
    { title: "WebhookReplay" },
  ),
  access: writers,
  faults: [common.NOT_FOUND, common.CURSOR_INVALID, faults.WEBHOOK_ENDPOINT_DISABLED],
  rest: { method: "POST", path: `${ofOne}/replay`, status: 202 },
});

export const contract = {
  actions: {
    createEndpoint,
    getEndpoint,
    listEndpoints,
    changeEndpoint,
    deleteEndpoint,
    rotateSecret,
    pingEndpoint,
    listDeliveries,
    getDelivery,
    replayDelivery,
    replayDeliveries,
    ...deadLetterActions("webhooks"),
  },
  events: {},
  faults,
} satisfies ServiceContract;
