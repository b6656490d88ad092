/** The call of an operation's action, at the end of moleculer-web's `aliasHandler`. */
import type { ActionEndpoint } from "moleculer";
import { webGateway, type WebRoute } from "../../../platform/broker/web-gateway.ts";
import type { Params } from "../domain/binding.ts";
import type { GatewayService } from "./gate.ts";
import type { Exchange, GatewayRequest } from "./request/exchange.ts";
import { currentVersion, sendRendered } from "./response/operation-responses.ts";

/** What moleculer-web's `callAction` is given. */
export type CallArguments = Parameters<typeof webGateway.methods.callAction>;

const isThere = ({ state, node }: ActionEndpoint): boolean =>
  state && (node as { readonly available?: boolean }).available !== false;

/** The copy chosen before the body was read may have left meanwhile. @throws the error of nobody being there */
const chooseAgain = (service: GatewayService, req: GatewayRequest, action: string): void => {
  if (!req.$endpoint || isThere(req.$endpoint)) return;
  const next = service.broker.findNextActionEndpoint(action, {}, req.$ctx);
  if (next instanceof Error) throw next;
  req.$endpoint = next;
};

/** A guest's read: made once for all who ask at the same time, and kept. */
const callShared = async (
  { gate }: GatewayService,
  x: Exchange,
  [, action, req, , params]: CallArguments,
): Promise<void> => {
  const call = (): Promise<unknown> => req.$ctx.call(req.$endpoint ?? action, params);
  const response = await gate.responses?.load(x.url, call, x.label);
  if (response) sendRendered(gate, x, response, "often");
};

const callWith = (
  service: GatewayService,
  [route, action, req, res, , isStream]: CallArguments,
  params: unknown,
): Promise<unknown> =>
  webGateway.methods.callAction.call(service, route, action, req, res, params, isStream);

/** `If-Match` with several tags holds when any of them is the current one (RFC 9110, 13.1.1). */
const callForVersions = async (
  service: GatewayService,
  args: CallArguments,
  versions: readonly number[],
): Promise<unknown> => {
  const params = args[4] as Params;
  let refused: unknown;
  for (const expectedVersion of versions) {
    try {
      return await callWith(service, args, { ...params, expectedVersion });
    } catch (error) {
      const current = currentVersion(error);
      if (!current) throw error;
      refused = error;
      if (current.version !== undefined && !versions.includes(current.version)) break;
    }
  }
  throw refused;
};

/** With the uploaded file as the stream of the call; what the action does not read of it is let go. */
const callWithUpload = async (
  service: GatewayService,
  [route, action, req, res, params, isStream]: CallArguments,
  { stream }: NonNullable<Exchange["upload"]>,
): Promise<unknown> => {
  const withStream: WebRoute = { ...route, callOptions: { ...route.callOptions, stream } };
  try {
    return await callWith(service, [withStream, action, req, res, params, isStream], params);
  } finally {
    stream.resume();
  }
};

/** Calls the action and sends its result. @throws whatever the action throws */
export const callOperation = async (
  service: GatewayService,
  x: Exchange,
  args: CallArguments,
): Promise<unknown> => {
  const [, action, req, , params] = args;
  chooseAgain(service, req, action);
  if (x.shared) return callShared(service, x, args);
  if (x.upload) return callWithUpload(service, args, x.upload);
  if (x.versions) return callForVersions(service, args, x.versions);
  return callWith(service, args, params);
};
