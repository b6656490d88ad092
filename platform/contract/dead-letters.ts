import {
  action,
  closedObject,
  Id,
  IdempotencyKey,
  Instant,
  Paging,
  pageOf,
  Type,
} from "./contract.ts";
import { common } from "../kernel/fault.ts";

export const DeadLetter = closedObject(
  {
    id: Type.String(),
    service: Type.String(),
    eventId: Type.String(),
    type: Type.String(),
    reason: Type.String(),
    attempts: Type.Integer(),
    at: Instant,
  },
  { title: "DeadLetter", description: "An event that a service could not handle" },
);

/** The two actions every service that consumes events has for its dead letters. */
export const deadLetterActions = (service: string, version = 1) => ({
  deadLetters: action({
    name: `${service}.deadLetters`,
    version,
    summary: `Events that ${service} could not handle`,
    params: closedObject({ ...Paging }),
    returns: pageOf(DeadLetter),
    access: { scope: "admin" },
    idempotent: true,
  }),
  redrive: action({
    name: `${service}.redrive`,
    version,
    summary: "Hands a dead letter to its handler again",
    params: closedObject({ id: Id, idempotencyKey: Type.Optional(IdempotencyKey) }),
    returns: DeadLetter,
    access: { scope: "admin" },
    keepsResults: true,
    faults: [common.NOT_FOUND],
  }),
});
