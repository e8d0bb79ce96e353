import type { Topic } from "./topic.js";

const width = 100;

/** A topic for a person. */
export function topicText({ id, kind, title, says, ...more }: Topic): string {
  const { why, action, source, severity, without, example, see } = more;
  const of = example?.rule === undefined ? "" : ` (${example.rule})`;
  return [
    `${id}: ${kind === "rule" ? title : kind}`,
    "",
    ...wrapped(says),
    ...labelled("Why", why),
    ...labelled("To do", action),
    ...labelled("From", source),
    ...labelled("Severity", severity),
    ...labelled("Leave out", without),
    ...(example === undefined
      ? []
      : ["", `  Right${of}:`, ...block(example.right), "", "  Wrong:", ...block(example.wrong)]),
    ...labelled("See also", see?.map((one) => `update-record explain ${one}`).join(", ")),
    "",
  ].join("\n");
}

/** A topic in one line of a list. */
export function topicLine({ id, title }: Topic): string {
  return `  ${id.padEnd(24)}  ${title}\n`;
}

function labelled(label: string, text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : ["", ...wrapped(`${label}: ${text}`)];
}

function block(text: string): readonly string[] {
  return text.split("\n").map((line) => `    ${line}`);
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 3 > width) {
      lines.push(`  ${line}`);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, `  ${line}`];
}
