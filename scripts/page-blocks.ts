/** The parts of a page that are written from the code, each between its two markers. */
export interface PageBlocks {
  /** From the project's folder. */
  readonly page: string;
  /** The script that writes them. */
  readonly script: string;
  readonly blocks: Readonly<Record<string, () => string>>;
}

/** The text of the page with every block as it is now. @throws Error where a marker is missing */
export function withBlocks(text: string, { page, script, blocks }: PageBlocks): string {
  return Object.entries(blocks).reduce((before, [name, block]) => {
    const [begin, end] = [`<!-- ${name}: written by ${script} -->`, `<!-- end of ${name} -->`];
    const [from, to] = [before.indexOf(begin), before.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${page} has lost the markers of its block ${name}`);
    return `${before.slice(0, from + begin.length)}\n\n${block()}\n\n${before.slice(to)}`;
  }, text);
}
