import type { Checked } from "./checked.js";

/** `12 files: 10 valid, 2 invalid`. Empty where there is one file alone, which needs no total. */
export function totalOf(all: readonly Pick<Checked, "report">[]): string {
  const unreadable = all.filter(({ report }) => report.kind === "unreadable").length;
  const valid = all.filter(({ report }) => report.valid).length;
  const last = unreadable === 0 ? "" : `, ${unreadable} unreadable`;
  return all.length < 2
    ? ""
    : `${all.length} files: ${valid} valid, ${all.length - valid - unreadable} invalid${last}\n`;
}

/** How to learn more of the first rule that is broken. Empty where none is. */
export function explainLine(all: readonly Pick<Checked, "report">[]): string {
  const rule = all.flatMap(({ report }) => report.issues).at(0)?.rule;
  return rule === undefined ? "" : `Explain one: update-record explain ${rule}\n`;
}
