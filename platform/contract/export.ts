/** What a service exports of a person; with the marks of `personal.ts` it is what erasing blanks. */
import { action, closedObject, Id, Type, type TSchema } from "./contract.ts";

/**
 * The action by which a service gives all that it has of a customer, page by page, oldest first.
 * @example export const exportOf = exportAction("orders", Order);
 */
export const exportAction = <T extends TSchema>(service: string, document: T) =>
  action({
    name: `${service}.exportOf`,
    summary: `All that ${service} has of a customer, for their export`,
    params: closedObject({ customerId: Id, after: Type.Optional(Id) }),
    returns: closedObject({ items: Type.Array(document), next: Type.Union([Id, Type.Null()]) }),
    access: "internal",
    idempotent: true,
  });
