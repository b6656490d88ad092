/** Texts with gaps: a line `# {{ name }}` or `{{ name }}` becomes lines, indented as it is. Pure. */

const gap = /^(?<indent>[ ]*)(?:# )?\{\{ (?<name>\w+) \}\}$/u;
const inline = /\{\{ (?<name>\w+) \}\}/gu;

/** The text of a template. @throws Error naming a gap that is not filled, or what has no gap */
export const fill = (template: string, blocks: Readonly<Record<string, string>>): string => {
  const used = new Set<string>();
  const blockOf = (name: string): string => {
    const block = blocks[name];
    if (block === undefined) throw new Error(`Nothing fills {{ ${name} }}.`);
    used.add(name);
    return block;
  };
  const lines = template.split("\n").flatMap((line) => {
    const { indent = "", name } = gap.exec(line)?.groups ?? {};
    if (name === undefined) {
      return [line.replaceAll(inline, (_gap, inner: string) => blockOf(inner))];
    }
    const block = blockOf(name);
    if (block === "") return [];
    return block.split("\n").map((one) => (one === "" ? "" : indent + one));
  });
  const unused = Object.keys(blocks).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`The template has no gap for ${unused.join(", ")}.`);
  return lines.join("\n");
};
