/** The first line in which two texts differ, with both; undefined where they are the same. */
export function firstDifference(kept: string, now: string): string | undefined {
  const [before, after] = [kept.split("\n"), now.split("\n")];
  const line = after.findIndex((text, index) => text !== before[index]);
  if (line === -1 && before.length === after.length) return undefined;
  const at = line === -1 ? after.length : line;
  return (
    `line ${at + 1}:\n  was ${before[at] ?? "(nothing)"}\n  is  ${after[at] ?? "(nothing)"}\n` +
    "  If callers are to see this: npm run check:api -- --write, and say it in CHANGELOG.md"
  );
}
