import { gatewayOf } from "../../../../services/gateway/http/gateway-server.ts";
import { settings } from "../../../../services/gateway/gateway.settings.ts";
import { contract as notes } from "../notes/notes.contract.ts";
import { contract as notesV2 } from "../notes/v2/notes.contract.ts";

/** A gateway that knows both versions of a service. */
export default gatewayOf({ contracts: [notes, notesV2], settings });
