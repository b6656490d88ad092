/** `shop …`: the commands of our own, the same in the REPL and by `npm run shop`. */
import { callCounts } from "../../platform/broker/middlewares/calls.middleware.ts";
import { ask } from "../../platform/broker/call.ts";
import { defined } from "../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../platform/kernel/fault.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { verifyAudit } from "../../services/identity/identity.contract.ts";
import { rotateKeys } from "../../services/identity/keys.contract.ts";
import { reconcile } from "../../services/payments/payments.contract.ts";
import { callsText, eventsText, type Listening } from "./contract-lists.ts";
import type { Session } from "./session.ts";
import {
  isListener,
  readDeadLetters,
  readStuck,
  readTimeline,
  redriveAll,
  whyNot,
  type Shop,
} from "./shop-reader.ts";
import { timelineText } from "./timeline.ts";
import { deadLetterList, redrivenText, stuckText } from "./stuck.ts";

export interface Desk extends Shop {
  readonly session: Session;
  /** Asks the person without showing what is typed. @throws Error where there is nobody to ask */
  readonly askSecret: (question: string) => Promise<string>;
  /** A shop of another process, which does what is not about who sits here. */
  readonly elsewhere?: {
    run(words: readonly string[], token: string | undefined): Promise<Said>;
  };
}

export interface Said {
  readonly text: string;
  /** False: it was refused, or something it should do failed. */
  readonly well: boolean;
}
type Command = (desk: Desk, words: readonly string[]) => Promise<Said>;

const well = (text: string): Said => ({ text, well: true });
const badly = (text: string): Said => ({ text, well: false });

export const USAGE = `shop order <id or number>                        the whole timeline of an order
shop stuck                                       sagas that have not ended, dead letters by service
shop redrive                                     the dead letters, to choose from
shop redrive <letter> | --all [service]          hands dead letters to their handlers again
shop events [service]                            the events of the contracts, and who consumes each
shop calls [service]                             how often this process was asked for each action
shop rotate-keys [--revoke]                      makes the next signing key; --revoke: the others end at once
shop audit verify                                whether each entry of the audit follows from the one before
shop reconcile payments                          compares payments with the ledger and their providers
shop login <email> | logout | who                signs in: the token goes with every later call
shop help                                        this`;

const refused = (fault: Fault): Said => badly(`Refused. ${whyNot(fault)}`);

const order: Command = async (desk, [name, ...more]) => {
  if (name === undefined || more.length > 0) return badly("Usage: shop order <id or number>");
  const timeline = await readTimeline(desk, name);
  if (!isFault(timeline)) return well(timelineText(timeline));
  return timeline.code === "NOT_FOUND"
    ? badly(`There is no order ${JSON.stringify(name)}.`)
    : refused(timeline);
};

const stuck: Command = async (desk) =>
  well(stuckText(await readStuck(desk), new Date().toISOString()));

const redriven = async (
  desk: Desk,
  deadLetters: readonly { readonly id: string }[],
  missing: readonly string[] = [],
): Promise<Said> => {
  const done = await redriveAll(desk, deadLetters);
  if (isFault(done)) return refused(done);
  const away = missing.length > 0 ? `\n\nNot asked, being away: ${missing.join(", ")}.` : "";
  return {
    text: `${redrivenText(done)}${away}`,
    well: missing.length === 0 && done.every(({ outcome }) => outcome === "handled"),
  };
};

const redriveMany = async (desk: Desk, service: string | undefined): Promise<Said> => {
  if (service !== undefined && !isListener(service))
    return badly(`${service} is no service that listens to events.`);
  const found = await readDeadLetters(desk, service);
  return isFault(found) ? refused(found) : redriven(desk, found.deadLetters, found.missing);
};

const redrive: Command = async (desk, [what, service]) => {
  if (what === "--all") return redriveMany(desk, service);
  if (what !== undefined) return redriven(desk, [{ id: what }]);
  const found = await readDeadLetters(desk);
  return isFault(found) ? refused(found) : well(deadLetterList(found.deadLetters));
};

/** The contracts of one service, in all its versions; of all where none is named. */
const contractsOf = (service: string | undefined) =>
  service === undefined
    ? contracts
    : contracts.filter(({ actions }) =>
        Object.values(actions).some(({ name }) => name.startsWith(`${service}.`)),
      );

/** A command about one service's contracts, or all. */
const about =
  (textOf: (own: typeof contracts, broker: Desk["broker"]) => string): Command =>
  async ({ broker }, [service]) => {
    const own = contractsOf(service);
    return own.length > 0
      ? well(textOf(own, broker))
      : badly(`There is no service ${JSON.stringify(service)}.`);
  };

const events = about((own, { registry }) =>
  eventsText(own, registry.getServiceList({ onlyAvailable: true }) as readonly Listening[]),
);

const calls = about((own, broker) => callsText(own, callCounts(broker)));

const rotate: Command = async ({ from }, words) => {
  const revoke = words[0] === "--revoke";
  if (words.length > (revoke ? 1 : 0)) return badly("Usage: shop rotate-keys [--revoke]");
  const made = await ask(from, rotateKeys, revoke ? { revoke } : {});
  if (isFault(made)) {
    const { until } = made.data;
    return badly(`Refused. ${whyNot(made)}${until === undefined ? "" : `: at ${String(until)}`}`);
  }
  const lines = made.previous.map(({ kid, until }) => `  ${kid} is believed until ${until}`);
  return well([`Key ${made.kid} signs from ${made.signsFrom} on.`, ...lines].join("\n"));
};

const audit: Command = async ({ from }, words) => {
  if (words.join(" ") !== "verify") return badly("Usage: shop audit verify");
  const found = await ask(from, verifyAudit, {}, { timeout: 120_000 });
  if (isFault(found)) return refused(found);
  const { entries, hash, broken } = found;
  if (broken !== undefined)
    return badly(
      `Entry ${broken} does not follow from the one before: it, or that one, was changed.`,
    );
  const last = hash === undefined ? "" : `\nHash of the last: ${hash}`;
  return well(`${entries} entries, each follows from the one before.${last}`);
};

const reconcilePayments: Command = async ({ from }, words) => {
  if (words.join(" ") !== "payments") return badly("Usage: shop reconcile payments");
  const lines: string[] = [];
  let [compared, moving] = [0, 0];
  for (let after: string | null | undefined; after !== null;) {
    const page = await ask(from, reconcile, defined({ after }), { timeout: 60_000 });
    if (isFault(page)) return refused(page);
    compared += page.compared;
    moving += page.moving;
    for (const { paymentId, orderId, provider, what, shop, there } of page.differences)
      lines.push(`${paymentId} ${orderId} ${provider}: ${what} ${shop}, there ${there}`);
    after = page.next;
  }
  const open = moving === 0 ? "" : `, ${moving} left out that are under way`;
  const sum = `${compared} payments compared${open}, ${lines.length} differences.`;
  return { text: [...lines, sum].join("\n"), well: lines.length === 0 };
};

const login: Command = async ({ session, askSecret }, [email]) => {
  if (email === undefined) return badly("Usage: shop login <email>");
  await session.signIn(email, await askSecret(`Password of ${email}: `));
  return well(`Signed in as ${email}.`);
};

const logout: Command = async ({ session }) => {
  await session.signOut();
  return well("Signed out.");
};

const commands: Readonly<Record<string, Command>> = {
  order,
  stuck,
  redrive,
  events,
  calls,
  audit,
  "rotate-keys": rotate,
  reconcile: reconcilePayments,
  login,
  logout,
  who: async ({ session }) => well(session.who ?? "Nobody has signed in."),
  help: async () => well(USAGE),
};

/** Commands about who sits here: done here, wherever the shop runs. */
const personal = new Set(["login", "logout", "who", "help"]);

/** Runs `shop <words>`. Never rejects: what fails is said. */
export const runShop = async (desk: Desk, [name = "help", ...words]: string[]): Promise<Said> => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return badly(`There is no "shop ${name}".\n${USAGE}`);
  try {
    if (desk.elsewhere && !personal.has(name))
      return await desk.elsewhere.run([name, ...words], await desk.session.token());
    return await command(desk, words);
  } catch (error) {
    return badly(`Failed: ${error instanceof Error ? error.message : String(error)}`);
  }
};
