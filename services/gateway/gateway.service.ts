import { node } from "../../platform/runtime/node.settings.ts";
import { contracts } from "./all-contracts.ts";
import { gatewayOf } from "./http/gateway-server.ts";
import { settings } from "./gateway.settings.ts";

/** Every REST route, the OpenAPI document and the pages. Owns nothing. */
export default gatewayOf({
  contracts,
  settings,
  strict: node.VALIDATE_RESPONSES === "on",
});
