/** Reading Markdown pages: fenced blocks, headings, links and inline code. */

export interface Fence {
  /** The first word after the backticks: `sh`, `ts`, `json`. */
  readonly language: string;
  /** What follows the language: `file=services/reviews/reviews.store.ts`. */
  readonly info: string;
  readonly text: string;
  /** Line of the opening backticks, from 1. */
  readonly line: number;
}

/** Fenced blocks of a page, in order. */
export const fencesIn = (page: string): Fence[] => {
  const fences: Fence[] = [];
  let open: { language: string; info: string; line: number; lines: string[] } | undefined;
  for (const [i, line] of page.split("\n").entries()) {
    const opening = /^ *```(\w*) ?(.*)$/u.exec(line);
    if (open && line.trim() === "```") {
      const { lines, ...rest } = open;
      fences.push({ ...rest, text: lines.map((one) => `${one}\n`).join("") });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (opening)
      open = { language: opening[1] ?? "", info: opening[2] ?? "", line: i + 1, lines: [] };
  }
  if (open) throw new Error(`A fenced block opened in line ${open.line} is never closed.`);
  return fences;
};

/** The page without its fenced blocks; line numbers stay. */
export const proseOf = (page: string): string => {
  let inside = false;
  return page
    .split("\n")
    .map((line) => {
      if (line.trim().startsWith("```")) {
        inside = !inside;
        return "";
      }
      return inside ? "" : line;
    })
    .join("\n");
};

/** Inline code of a page's prose. */
export const codeSpansIn = (page: string): string[] =>
  [...proseOf(page).matchAll(/`([^`\n]+)`/gu)].map((match) => match[1] ?? "");

/** The prose without inline code, links' targets and addresses. */
export const proseOnly = (page: string): string =>
  proseOf(page)
    .replaceAll(/`[^`\n]+`/gu, "``")
    .replaceAll(/\]\([^)]*\)/gu, "]")
    .replaceAll(/https?:\/\/\S+/gu, "");

/** Anchors of a page's headings, as GitHub makes them. */
export const anchorsIn = (page: string): Set<string> => {
  const anchors = new Set<string>();
  const uses = new Map<string, number>();
  for (const [, heading = ""] of proseOf(page).matchAll(/^#{1,6} +(.+?) *#*$/gmu)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, "$1")
      .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const used = uses.get(slug) ?? 0;
    uses.set(slug, used + 1);
    anchors.add(used === 0 ? slug : `${slug}-${used}`);
  }
  return anchors;
};

/** Targets of a page's links and images. */
export const linksIn = (page: string): string[] => {
  const prose = proseOf(page).replaceAll(/`[^`\n]+`/gu, "``");
  return [
    ...[...prose.matchAll(/\]\(([^()\s]+(?:\([^()\s]*\))?[^()\s]*)\)/gu)].map(([, to]) => to),
    ...[...prose.matchAll(/^\[[^\]]+\]: +(\S+)/gmu)].map(([, to]) => to),
  ] as string[];
};
