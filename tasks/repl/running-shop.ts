/** A running embedded shop, asked through its local socket. */
import { connect } from "node:net";
import type { CallContext } from "../../platform/broker/call.ts";
import type { Said } from "./shop-commands.ts";
import type { Reply, Request } from "./operator-protocol.ts";
import { socketOf } from "./operator-socket.ts";

export interface RunningShop extends CallContext {
  /** One of the shop's own commands, done in its process. */
  run(command: readonly string[], token: string | undefined): Promise<Said>;
}

/** The text of the reply. @throws Error when nobody listens, or the shop ended before it replied */
const exchanged = (path: string, request: Request): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(path, () => socket.write(`${JSON.stringify(request)}\n`));
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (text += chunk));
    socket.on("error", reject);
    socket.on("close", () =>
      text.endsWith("\n") ? resolve(text) : reject(new Error("The shop ended before it replied.")),
    );
  });

const asked = async (path: string, request: Request): Promise<unknown> => {
  const reply = JSON.parse(await exchanged(path, request)) as Reply;
  if ("result" in reply) return reply.result;
  throw Object.assign(new Error(reply.error.message), reply.error);
};

const listens = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

const pathOf = (dataDir: string): string | undefined => {
  try {
    return socketOf(dataDir);
  } catch {
    return undefined; // No shop has said where its socket is.
  }
};

/** The shop that runs on a data folder; undefined when none does. */
export const runningShop = async (dataDir: string): Promise<RunningShop | undefined> => {
  const path = pathOf(dataDir);
  if (path === undefined || !(await listens(path))) return undefined;
  return {
    call(name, params, options = {}) {
      const { token } = (options["meta"] ?? {}) as { token?: string };
      return asked(path, { call: name, params, token });
    },
    run: async (command, token) => (await asked(path, { command, token })) as Said,
  };
};
