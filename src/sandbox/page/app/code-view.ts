import type { Issue } from "../../../validation/report/report.js";
import { fill, h } from "./dom.js";
import { layOut, lineAt, offsets, type CodeLine } from "./lay-out.js";
import { counted } from "./words.js";

/** Lines of one block. The browser skips blocks that are not on the screen. */
const blockLines = 100;
/** Lines that are shown at most, and issues. */
const mostLines = 20_000;
const mostIssues = 500;
/** The browser gets a turn after so many milliseconds, so that it never stands still. */
const sliceMs = 8;
/** Characters of one line that are shown: an attached PDF is one value of megabytes. */
const mostCharacters = 2000;

const severities = { error: "Error", warning: "Warning", information: "Information" };

/** A text with its issues, each below its line. */
export function codeView(text: string, issues: readonly Issue[]): HTMLElement {
  const { lines, isLaidOut } = layOut(text);
  const offsetOf = offsets(text);
  const shown = issues.slice(0, mostIssues);
  const byLine = new Map<number, Issue[]>();
  for (const issue of shown) {
    if (issue.line === undefined) continue;
    const place = lineAt(lines, offsetOf(issue.line, issue.column ?? 1));
    byLine.set(place, [...(byLine.get(place) ?? []), issue]);
  }
  const code = h("div", { class: "code", role: "group", "aria-label": "The text with its issues" });
  const ids = new Map(shown.map((issue, place) => [issue, `issue-${place + 1}`]));
  const element = h(
    "div",
    {},
    issues.length === 0 ? undefined : issueList(shown, issues.length, ids),
    isLaidOut
      ? h(
          "p",
          { class: "quiet" },
          "Laid out for reading: the message itself has longer lines. Places are those of the message.",
        )
      : undefined,
    code,
    lines.length > mostLines ? h("p", {}, `The first ${counted(mostLines, "line")} are shown.`) : undefined,
  );
  void draw(code, lines.slice(0, mostLines), { byLine, ids });
  return element;
}

interface Places {
  readonly byLine: ReadonlyMap<number, readonly Issue[]>;
  readonly ids: ReadonlyMap<Issue, string>;
}

/** Adds block after block, and lets the browser do its work in between. */
async function draw(code: HTMLElement, lines: readonly CodeLine[], { byLine, ids }: Places): Promise<void> {
  let began = performance.now();
  for (let from = 0; from < lines.length; from += blockLines) {
    if (performance.now() - began > sliceMs) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    const rows = lines
      .slice(from, from + blockLines)
      .flatMap((line, place) => [
        rowOf(line, from + place + 1, byLine.has(from + place)),
        ...(byLine.get(from + place) ?? []).map((issue) => issueRow(issue, ids.get(issue) ?? "")),
      ]);
    const block = h("div", { class: "block" });
    block.style.containIntrinsicBlockSize = `auto ${rows.length * 20}px`;
    fill(block, rows);
    code.append(block);
  }
}

function rowOf({ text, depth }: CodeLine, number: number, isMarked: boolean): HTMLElement {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters)} ...` : text;
  const source = h("code", {}, coloured(cut));
  source.style.paddingLeft = `${Math.min(depth, 24) * 0.75}rem`;
  return h(
    "div",
    { class: isMarked ? "row marked" : "row" },
    h("span", { class: "number", "aria-hidden": "true" }, String(number)),
    source,
  );
}

/** Names and values in their own colours. */
function coloured(text: string): readonly (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let last = 0;
  for (const { index, 0: found } of text.matchAll(/<\/?[\w:.-]+|"[^"]*"/g)) {
    if (index > last) parts.push(text.slice(last, index));
    parts.push(h("span", { class: found.startsWith('"') ? "value" : "element" }, found));
    last = index + found.length;
  }
  return [...parts, text.slice(last)];
}

function issueRow({ severity, rule, code, message, line, column }: Issue, id: string): HTMLElement {
  return h(
    "div",
    { class: `issue ${severity}`, id, tabindex: -1 },
    h("strong", {}, `${severities[severity]} ${rule}`),
    ` ${message} `,
    h("span", { class: "quiet" }, `${code}, line ${line ?? 1}, column ${column ?? 1}`),
  );
}

function issueList(issues: readonly Issue[], all: number, ids: ReadonlyMap<Issue, string>): HTMLElement {
  return h(
    "div",
    { class: "issues" },
    h("h3", {}, all > issues.length ? `The first ${issues.length} of ${counted(all, "issue")}` : counted(all, "issue")),
    h(
      "ul",
      {},
      issues.map((issue) =>
        h(
          "li",
          { class: issue.severity },
          h("strong", {}, `${severities[issue.severity]} ${issue.rule}: `),
          issue.message,
          " ",
          issue.line === undefined
            ? undefined
            : h(
                "button",
                { type: "button", class: "link", click: () => jumpTo(ids.get(issue) ?? "") },
                `Go to line ${issue.line}, column ${issue.column ?? 1}`,
              ),
        ),
      ),
    ),
  );
}

function jumpTo(id: string): void {
  const row = document.getElementById(id);
  row?.scrollIntoView({ block: "center" });
  row?.focus({ preventScroll: true });
}
