/** What an operation may refuse with: what its contract declares, and what the gateway and HTTP add. Pure. */
import {
  asksForStepUp,
  type ActionContract,
  type RestRoute,
} from "../../../platform/contract/contract.ts";
import { common, type Fault, type FaultMaker } from "../../../platform/kernel/fault.ts";
import { faults } from "../gateway.contract.ts";

/** The fault of each code, by code. */
export type Refusals = ReadonlyMap<string, FaultMaker>;

// A credential that was sent is judged on public routes too.
const ofTokens = [common.UNAUTHENTICATED, common.TOKEN_EXPIRED, common.TOKEN_INVALID];
const ofKeys = [
  faults.API_KEY_INVALID,
  faults.API_KEY_EXPIRED,
  faults.API_KEY_REVOKED,
  faults.API_KEY_ADDRESS,
  faults.PUBLISHABLE_KEY_INVALID,
  faults.PUBLISHABLE_KEY_ORIGIN,
];

/** Of every operation. */
const general = [
  common.VALIDATION_FAILED,
  faults.MALFORMED_REQUEST,
  faults.REQUEST_TIMEOUT,
  faults.HEADERS_TOO_LARGE,
  faults.RATE_LIMITED,
  faults.SERVICE_UNAVAILABLE,
  faults.INTERNAL,
];

const ofBodies = ({ method, body }: RestRoute): FaultMaker[] => {
  if (method === "GET" || method === "DELETE") return [];
  if (body === "raw") return [faults.BODY_TOO_LARGE];
  const upload = [faults.BODY_TOO_LARGE, faults.MEDIA_TYPE_UNSUPPORTED];
  return body === "csv" ? upload : [...upload, faults.MALFORMED_JSON];
};

const byHeaders = ({ rest }: ActionContract): FaultMaker[] => [
  ...(rest?.ifMatch ? [common.PRECONDITION_FAILED, common.PRECONDITION_REQUIRED] : []),
  ...(rest?.idempotency === "required" ? [common.IDEMPOTENCY_KEY_REQUIRED] : []),
  ...(rest?.idempotency ? [common.IDEMPOTENCY_KEY_REUSED, common.IDEMPOTENCY_IN_FLIGHT] : []),
];

/** Every refusal and failure that an operation may respond with. */
export const refusalsOf = (contract: ActionContract): Refusals => {
  const { access, rest } = contract;
  const all = [
    ...contract.faults,
    ...ofTokens,
    ...ofKeys,
    ...(access === "signedIn" || access === "steppedUp" ? [common.API_KEY_NOT_ALLOWED] : []),
    ...(typeof access === "object" ? [common.FORBIDDEN] : []),
    ...(asksForStepUp(access) ? [common.STEP_UP_REQUIRED] : []),
    ...byHeaders(contract),
    ...(rest ? ofBodies(rest) : []),
    ...(rest?.method === "GET" ? [] : [common.VERSION_CONFLICT]),
    ...general,
  ];
  return new Map(all.map((maker) => [maker.line[1], maker]));
};

/** What every problem says of itself: no fact of these names is sent. */
export const ownNames: ReadonlySet<string> = new Set([
  ...["type", "title", "status", "code", "traceId", "requestId", "detail", "errors", "stack"],
]);

/** What a fault says that the document does not promise of it: its code, or facts beside it. Undefined: nothing. */
export const undocumentedIn = (refusals: Refusals, { code, data }: Fault): string | undefined => {
  const maker = refusals.get(code);
  if (!maker) return code;
  const facts = Object.entries(data)
    .filter(([name, value]) => value !== undefined && !ownNames.has(name))
    .map(([name]) => name)
    .filter((name) => !Object.hasOwn(maker.facts, name));
  return facts.length === 0 ? undefined : `${facts.join(", ")} beside ${code}`;
};
