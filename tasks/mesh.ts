/** `npm run mesh`: the processes of docker-compose.yml, started by hand. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { parseArgs, parseEnv } from "node:util";
import { commandsOf, readCompose, variablesOf, type Environment } from "./mesh/compose.ts";
import { Fleet } from "./mesh/fleet.ts";
import { holdFolder, type Hold } from "./mesh/lock.ts";
import { findParts } from "./mesh/parts.ts";
import { countsOf, planOf, servicesIn } from "./mesh/plan.ts";
import { jsonView, plainView, tableView, type View } from "./mesh/view.ts";
import { root } from "./start/root.ts";

const USAGE = `Usage: npm run mesh [-- [--json] [SERVICE=COPIES …]]
Starts every service of docker-compose.yml as a process of its own, one copy each unless said otherwise, behind one
port: npm run mesh -- orders=3 catalog=2 gateway=2. 0 copies leave a service out.

NATS, MongoDB and Redis are those of NATS_URL, MONGO_URL and REDIS_URL; one that is not given is started from
NATS_SERVER_BIN, MONGOD_BIN, REDIS_SERVER_BIN or the PATH, with its data in DATA_DIR/mesh. Redis may be missing.
PORT (3000) and HOST (127.0.0.1) are where the shop answers. Variables may stand in .env, as for docker compose.

  --json  prints one JSON object a line at every change, for programs
  --help  prints this

While it runs, a line on its input is a command: restart SERVICE (one copy after the other), restart COPY, kill COPY,
stop COPY, start COPY, status, quit. SIGTERM or Ctrl-C stops everything in order; a second one kills.`;

const environment = (): Environment => {
  const file = join(root, ".env");
  const set = { ...(existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}), ...process.env };
  // The processes write to us: who reads them is who reads us.
  return { LOG_FORMAT: process.stdout.isTTY ? "text" : "json", ...set };
};

/** What a line says, be it text or JSON. */
const messageOf = (line: string): string =>
  line.startsWith("{") ? String((JSON.parse(line) as { msg?: unknown }).msg).trim() : line.trim();

const screen = (json: boolean, input: Interface): View => {
  const write = (text: string): void => void process.stdout.write(text);
  if (json) return jsonView(write);
  if (!process.stdout.isTTY) return plainView(write);
  return tableView({
    write,
    columns: () => process.stdout.columns,
    rows: () => process.stdout.rows,
    typed: () => input.line,
  });
};

/** Carries out one command. @throws Error when there is no such command or process */
const obey = async (fleet: Fleet, view: View, line: string): Promise<void> => {
  const [verb = "", name = ""] = line.trim().split(/\s+/u);
  if (verb === "") return;
  if (verb === "status") return fleet.all.forEach(({ standing }) => view.changed(standing));
  const done = (): void => view.note(`${verb} ${name}: done`, { command: verb, name });
  if (verb === "restart") return fleet.restart(name).then(done);
  const verbs: Record<string, (() => Promise<unknown>) | undefined> = {
    kill: async () => fleet.named(name).forEach((one) => one.kill()),
    stop: () => Promise.all(fleet.named(name).map((one) => one.stop())),
    start: () => Promise.all(fleet.named(name).map((one) => one.start())),
  };
  const act = verbs[verb];
  if (!act)
    throw new Error(`There is no command "${verb}": restart, kill, stop, start, status, quit.`);
  await act().then(done);
};

const portOf = ({ PORT = "3000" }: Environment): number => {
  if (!/^\d{1,5}$/u.test(PORT)) throw new Error(`PORT must be a number, not "${PORT}".`);
  return Number(PORT);
};

interface Prepared {
  readonly fleet: Fleet;
  readonly hold: Hold;
}

/** Reads what there is to start; nothing runs yet. @throws Error for whoever called */
const prepare = async (
  args: readonly string[],
  view: View,
  env: Environment,
): Promise<Prepared> => {
  const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
  const containers = readCompose(text, env);
  const counts = countsOf(args, servicesIn(containers));
  const folder = resolve(root, env["DATA_DIR"] ?? "data", "mesh");
  mkdirSync(folder, { recursive: true });
  const hold = holdFolder(folder);
  const parts = await findParts({ root, folder, env }, containers);
  parts.notes.forEach(({ text: note, facts }) => view.note(note, { ...facts }));
  const fleet = new Fleet({
    plan: planOf({
      containers,
      commands: commandsOf(readFileSync(join(root, "deploy/Dockerfile"), "utf8")),
      counts,
      addresses: parts.addresses,
      trustProxy: env["TRUST_PROXY"] ?? "0",
    }),
    parts: parts.specs,
    root,
    around: env,
    handedOut: variablesOf(text),
    listener: {
      said: (name, line) => {
        view.said(name, line);
        // A table scrolls, and this is said once in the life of a shop.
        if (line.includes("shown only once")) view.note(messageOf(line));
      },
      changed: (standing) => {
        view.changed(standing);
        hold.see(standing);
      },
    },
    log: (part, line) => appendFileSync(join(folder, `${part}.log`), `${line}\n`),
    at: { port: portOf(env), host: env["HOST"] ?? "127.0.0.1" },
  });
  return { fleet, hold };
};

const run = async (args: readonly string[], json: boolean): Promise<void> => {
  const input = createInterface({ input: process.stdin, terminal: process.stdin.isTTY && !json });
  const view = screen(json, input);
  let fleet: Fleet | undefined;
  let hold: Hold | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (why: string, code = 0): void => {
    if (stopping) {
      view.note("Killing everything.", { state: "killed" });
      fleet?.killAll();
      process.exit(1);
    }
    view.note(`${why}: stopping, gateways first …`, { state: "stopping" });
    stopping = Promise.resolve(fleet?.stop()).finally(() => {
      hold?.leave();
      view.note("Everything has stopped.", { state: "stopped" });
      view.close();
      process.exit(code);
    });
  };
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  process.on("SIGINT", () => stop("SIGINT"));
  // A terminal that reads lines takes Ctrl-C for itself.
  input.on("SIGINT", () => stop("SIGINT"));
  process.on("exit", () => fleet?.killAll());
  try {
    ({ fleet, hold } = await prepare(args, view, environment()));
    const running = fleet;
    input.on("line", (line) => {
      if (line.trim() === "quit") stop("quit");
      else
        obey(running, view, line).catch((error: unknown) =>
          view.note((error as Error).message, { refused: line }),
        );
    });
    const url = await fleet.start();
    if (!stopping)
      view.note(`Caravan is open on the mesh: ${url}/v1/products`, { state: "ready", url });
  } catch (error) {
    if (stopping) return;
    view.note((error as Error).message, { state: "failed" });
    if (fleet) stop("It did not start", 1);
    else process.exit(1);
  }
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) process.stdout.write(`${USAGE}\n`);
  else await run(positionals, values.json);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
