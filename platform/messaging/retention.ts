import type { ServiceContext } from "../broker/context.ts";
import { plusMs } from "../kernel/instant.ts";
import type { Job } from "../runtime/jobs.ts";
import { pause } from "../runtime/timeout.ts";
import type { CollectionDeclaration } from "../storage/collection.ts";
import { purgeBatch } from "../storage/purge.ts";
import { events, journalOf, removeLines, type JournalLine } from "./journal.ts";
import { settings } from "./journal.settings.ts";

/** Documents that are removed without an event: those of a collection whose ids begin with `<prefix>_`. */
interface Removable {
  readonly declaration: CollectionDeclaration;
  readonly prefix: string;
}

/** Those of some lines whose subject is not there any more. */
const aboutRemoved = async (
  ctx: ServiceContext,
  { declaration, prefix }: Removable,
  lines: readonly JournalLine[],
): Promise<readonly JournalLine[]> => {
  const about = lines.filter(({ event }) => event.subject.startsWith(`${prefix}_`));
  if (about.length === 0) return [];
  const ids = [...new Set(about.map(({ event }) => event.subject))];
  const there = new Set((await ctx.collection(declaration).getMany(ids)).map(({ id }) => id));
  return about.filter(({ event }) => !there.has(event.subject));
};

/**
 * Removes the lines of a service's journal that are older than `keptMs` and about what was removed; how many. The newest line
 * stays: the next position is made of it. Two copies may do it at once.
 */
export const trimJournal = async (
  ctx: ServiceContext,
  removable: readonly Removable[],
  keptMs: number,
  stopping?: AbortSignal,
): Promise<number> => {
  const lines = ctx.collection(events);
  const before = plusMs(ctx.now(), -keptMs);
  const last = await journalOf(ctx.own).last();
  let removed = 0;
  for (let position = 0; !stopping?.aborted;) {
    const page = await lines.find(
      { position: { $gt: position, $lt: last } },
      { sort: [["position", 1]], limit: purgeBatch },
    );
    const old = page.filter(({ event }) => event.time < before);
    // Lines are nearly in the order of time: behind a page of young ones there are no old ones.
    if (old.length === 0) break;
    for (const one of removable)
      removed += await removeLines(ctx.own, await aboutRemoved(ctx, one, old));
    position = page.at(-1)?.position ?? last;
    await pause(1);
  }
  return removed;
};

const everyMaxMs = 6 * 3_600_000;

/** The job of the outbox mixin; none where nothing is removed. */
export const trimming = (removable: readonly Removable[]): readonly Job[] =>
  removable.length === 0
    ? []
    : [
        {
          what: "The removal of old events",
          everyMs: Math.min(everyMaxMs, Math.ceil(settings.JOURNAL_RETENTION_MS / 4)),
          run: (ctx, stopping) =>
            trimJournal(ctx, removable, settings.JOURNAL_RETENTION_MS, stopping),
        },
      ];
