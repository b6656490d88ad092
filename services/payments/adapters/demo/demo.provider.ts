import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { defined } from "../../../../platform/kernel/defined.ts";
import { inProduction } from "../../../../platform/runtime/environment.settings.ts";
import { node } from "../../../../platform/runtime/node.settings.ts";
import { settings as paying } from "../../payments.settings.ts";
import type {
  Change,
  ChangeResult,
  ChargeResult,
  PageReply,
  PageVisit,
  Provider,
  ProviderDefinition,
  Standing,
} from "../port.ts";
import { parseEvent } from "./events.ts";
import { settings } from "./demo.settings.ts";
import { launch, type Access, type Launched } from "./launch.ts";
import { paths, type Shown } from "./wire.ts";

export { settings };

export interface DemoOptions {
  /** Where the process is: asked each time, for it may be another one. @throws Error when it cannot be started */
  readonly access: () => Promise<Access>;
  /** Whether there may be payments to show, or messages of them. Absent: yes. */
  readonly isUsed?: () => boolean;
  /** Milliseconds that one call of the port may take. */
  readonly budgetMs: number;
  readonly close?: () => Promise<void>;
}

/** Asks the process. @throws when there is no response in time, or none that is one */
const ask = async <T>(
  { access, budgetMs }: DemoOptions,
  path: string,
  body: object,
): Promise<T> => {
  const { url, secret } = await access();
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(budgetMs),
  });
  if (!response.ok) throw new Error(`The demo provider responds with ${response.status}.`);
  return (await response.json()) as T;
};

const standingOf = ({ outcome, providerId, redirectUrl = "", reason, sums }: Shown): Standing => {
  const named = { ...defined({ providerId, sums }) };
  switch (outcome) {
    case "requiresAction":
      return { ...named, outcome, action: { redirectUrl } };
    case "declined":
      return { ...named, outcome, reason };
    case "authorized":
    case "cancelled":
    case "none":
      return { ...named, outcome };
    default:
      return { ...named, outcome: "unknown" };
  }
};

const chargeResultOf = (standing: Standing): ChargeResult => {
  const { sums: _sums, ...result } = standing;
  if (result.outcome === "cancelled") return { ...result, outcome: "declined" };
  return result.outcome === "none" ? { outcome: "unknown" } : result;
};

const lost = { outcome: "unknown" } as const;

const change =
  (options: DemoOptions, step: "capture" | "cancel" | "refund") =>
  async ({ orderId, key, amount: { amount, currency } }: Change): Promise<ChangeResult> => {
    try {
      const asked = { orderId, step, key, amount, currency };
      const { outcome, providerId } = await ask<Shown>(options, paths.change, asked);
      const named = defined({ providerId });
      return outcome === "done" || outcome === "refused" ? { outcome, ...named } : lost;
    } catch {
      return lost; // It may have been done.
    }
  };

/** Cards that nobody has, at a provider that is a process of its own, with its own ledger and page. */
export const demoProvider = ({ isUsed = () => true, ...options }: DemoOptions): Provider => ({
  async authorize({ orderId, amount: { amount, currency }, token, returnUrl }) {
    const asked = { orderId, amount, currency, ...defined({ token, returnUrl }) };
    try {
      return chargeResultOf(standingOf(await ask<Shown>(options, paths.authorize, asked)));
    } catch {
      return lost; // It may have been charged.
    }
  },
  async query({ orderId }) {
    try {
      return standingOf(await ask<Shown>(options, paths.query, { orderId }));
    } catch {
      return lost; // Asked again later.
    }
  },
  capture: change(options, "capture"),
  cancel: change(options, "cancel"),
  refund: change(options, "refund"),
  async parseWebhook(message) {
    // Anybody may ask: for that no process is started.
    if (!isUsed()) return undefined;
    const { secret } = await options.access();
    return parseEvent(secret, message);
  },
  async page(visit: PageVisit) {
    if (!isUsed()) return undefined;
    return (await ask<PageReply | null>(options, paths.visit, visit)) ?? undefined;
  },
  close: async () => options.close?.(),
});

/** A process of the shop's own, started when it is first needed; one that ended is started again. */
const ownProcess = (): Omit<DemoOptions, "budgetMs"> => {
  const ledger = join(resolve(node.DATA_DIR), "demo-provider", "ledger.db");
  let running: Promise<Launched> | undefined;
  const start = async (): Promise<Launched> => {
    if (inProduction) throw new Error("The demo payment provider is for development.");
    const launched = await launch({ ledger, shop: settings.DEMO_SHOP_URL });
    void launched.ended.then(() => (running = undefined));
    return launched;
  };
  return {
    isUsed: () => !inProduction && existsSync(ledger),
    access() {
      running ??= start().catch((error: unknown) => {
        running = undefined;
        throw error;
      });
      return running;
    },
    async close() {
      const launched = await running?.catch(() => undefined);
      launched?.stop();
      await launched?.ended;
    },
  };
};

const processOf = (): Omit<DemoOptions, "budgetMs"> => {
  const { DEMO_PROVIDER_URL: url, DEMO_PROVIDER_SECRET: secret = "" } = settings;
  return url === undefined ? ownProcess() : { access: async () => ({ url, secret }) };
};

/** The rest of the time of a call is for writing its result down. */
const reserveMs = 200;

export default {
  name: "demo",
  demo: true,
  needs: ["redirect"],
  capabilities: { multicapture: true },
  missing: () =>
    Object.hasOwn(settings, "DEMO_PROVIDER_SECRET") &&
    settings.DEMO_PROVIDER_URL !== undefined &&
    settings.DEMO_PROVIDER_SECRET === undefined
      ? ["DEMO_PROVIDER_SECRET"]
      : [],
  make: () =>
    demoProvider({
      ...processOf(),
      budgetMs: Math.max(50, paying.PROVIDER_TIMEOUT_MS - reserveMs),
    }),
} satisfies ProviderDefinition;
