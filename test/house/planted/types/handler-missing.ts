import { action, closedObject, Type } from "../../../../platform/contract/contract.ts";
import { defineService } from "../../../../platform/broker/define-service.ts";

const get = action({
  name: "notes.get",
  summary: "A note",
  params: closedObject({}),
  returns: Type.Null(),
  access: "public",
});

// An action of the contract that the service does not have.
export default defineService({ actions: { get }, events: {}, faults: {} }, { name: "notes", actions: {} });
