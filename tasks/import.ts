/**
 * `npm run import -- products.csv`: sends a Shopify product CSV to a running shop and
 * watches it land. Ends with 1 when the import failed, with 0 also when rows were refused.
 */
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";

const usage = `Usage: npm run import -- FILE.csv [--currency EUR] [--url http://127.0.0.1:3000]
       [--email you@example.com --password …]   or ADMIN_EMAIL and ADMIN_PASSWORD in the environment
Imports a Shopify product export into a running shop: new products are made, known ones brought up to date,
the same file again changes nothing. Prices are read in the currency (default: the shop's).`;

interface Options {
  readonly file: string;
  readonly url: string;
  readonly currency: string | undefined;
  readonly email: string;
  readonly password: string;
}
interface RowError {
  readonly line: number;
  readonly handle?: string;
  readonly code: string;
  readonly message: string;
}
interface Import {
  readonly id: string;
  readonly status: "queued" | "running" | "completed" | "failed";
  readonly progress: { readonly rows: number; readonly total?: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: readonly RowError[];
}

class Refused extends Error {}

const readOptions = (): Options => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      currency: { type: "string" },
      url: { type: "string", default: `http://127.0.0.1:${process.env["PORT"] ?? "3000"}` },
      email: { type: "string", default: process.env["ADMIN_EMAIL"] ?? "" },
      password: { type: "string", default: process.env["ADMIN_PASSWORD"] ?? "" },
      help: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (values.help || file === undefined || positionals.length > 1) throw new Refused(usage);
  const { email, password, currency } = values;
  if (email === "" || password === "") {
    throw new Refused(`Who are you? Give --email and --password.\n\n${usage}`);
  }
  return { file, url: values.url.replace(/\/{1,9}$/u, ""), currency, email, password };
};

/** What a problem+json says, in a line. */
const problemOf = async (answer: Response): Promise<string> => {
  const problem = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const { title = answer.statusText, detail, errors } = problem;
  const more = Array.isArray(errors) ? (errors as { message?: string }[]) : [];
  const reasons = [detail, ...more.map(({ message }) => message)].filter(Boolean);
  return `${answer.status} ${String(title)}${reasons.length > 0 ? `: ${[...new Set(reasons)].join("; ")}` : ""}`;
};

const ask = async (what: string, url: string, init: RequestInit): Promise<unknown> => {
  const answer = await fetch(url, init).catch((error: unknown) => {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message || String(cause) : message;
    throw new Refused(
      `The shop at ${new URL(url).origin} does not answer (${reason}). Is it running?`,
    );
  });
  if (!answer.ok) throw new Refused(`${what}: ${await problemOf(answer)}`);
  return answer.json();
};

/** Signs in again when the token nears its end: an import may outlive it. */
const signer = ({ url, email, password }: Options) => {
  let known: { header: string; until: number } | undefined;
  return async (): Promise<{ authorization: string }> => {
    if (!known || known.until < Date.now()) {
      const made = (await ask("Signing in", `${url}/v1/sessions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      })) as { accessToken: string; expiresIn: number };
      const until = Date.now() + made.expiresIn * 1000 - 60_000;
      known = { header: `Bearer ${made.accessToken}`, until };
    }
    return { authorization: known.header };
  };
};

const follow = async (
  { url, file }: Options,
  signIn: ReturnType<typeof signer>,
  started: Import,
): Promise<Import> => {
  const format = `${basename(file)} [{bar}] {value}/{total} rows, {products} products`;
  const bar = new SingleBar({ format, hideCursor: true, noTTYOutput: false });
  bar.start(started.progress.total ?? 0, 0, { products: 0 });
  try {
    for (let now = started; ;) {
      const { rows, total } = now.progress;
      bar.setTotal(Math.max(total ?? 0, rows));
      bar.update(rows, { products: now.counts["products"] ?? 0 });
      if (now.status === "completed" || now.status === "failed") return now;
      await wait(300);
      const headers = await signIn();
      now = (await ask("Asking", `${url}/v1/imports/${now.id}`, { headers })) as Import;
    }
  } finally {
    bar.stop();
  }
};

const report = ({ id, status, counts, errors }: Import): string => {
  const { errors: total = errors.length, ...rest } = counts;
  const lines = errors.map(
    ({ line, handle, code, message }) =>
      `  line ${line}${handle ? ` (${handle})` : ""}: ${message} [${code}]`,
  );
  const more = total > errors.length ? [`  … and ${total - errors.length} more`] : [];
  return [
    `Import ${id} ${status}: ${Object.entries(rest)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ")}, ${total} errors`,
    ...lines,
    ...more,
    "",
  ].join("\n");
};

const send = async (options: Options, signIn: ReturnType<typeof signer>): Promise<Import> => {
  const { url, file, currency } = options;
  const query = currency === undefined ? "" : `?currency=${encodeURIComponent(currency)}`;
  const init: RequestInit = {
    method: "POST",
    headers: {
      ...(await signIn()),
      "content-type": "text/csv",
      "content-length": String(statSync(file).size),
    },
    body: Readable.toWeb(createReadStream(file)),
    duplex: "half",
  };
  return (await ask("Importing", `${url}/v1/imports${query}`, init)) as Import;
};

try {
  const options = readOptions();
  if (!statSync(options.file, { throwIfNoEntry: false })?.isFile()) {
    throw new Refused(`There is no file ${options.file}.`);
  }
  const signIn = signer(options);
  const done = await follow(options, signIn, await send(options, signIn));
  process.stdout.write(report(done));
  process.exitCode = done.status === "completed" ? 0 : 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
