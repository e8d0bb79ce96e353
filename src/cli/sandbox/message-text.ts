import { visible } from "../../render/write/visible.js";
import { inColour } from "../colour/coloured.js";
import type { SandboxMessageJson } from "./page-api.js";

/** The ends of a message that a person looks for. */
const stateColours: Readonly<Record<string, "green" | "red" | "yellow">> = {
  "patient-matched": "green",
  rejected: "red",
  "switched-off": "red",
  undeliverable: "red",
  unanswered: "yellow",
};

/** A message in one line: when, id, what has become of it, from whom to whom, and what it is about. */
export function messageLine(message: SandboxMessageJson, colour: boolean): string {
  const { at, id, kind, state = kind, from, to, practice = to, service, patient } = message;
  // The practice of an answer is where it comes from.
  const recipient = kind === "update-record" ? practice : to;
  const about = [service, patient].filter((words) => words !== undefined).join(", ");
  const [before, after] = [`${at.slice(0, 19).replace("T", " ")}  ${id}  `, `  ${from} to ${recipient}  ${about}`];
  const shade = Object.hasOwn(stateColours, state) ? stateColours[state] : undefined;
  const become = shade === undefined ? onOneLine(state) : inColour(state, shade, colour);
  return `${onOneLine(before)}${become}${oneLine(after)}`;
}

/** Everything that the sandbox knows of a message, but its content. */
export function messageText(message: SandboxMessageJson): string {
  const { steps, answers, run, answerTo } = message;
  const facts = [
    ["kind", message.kind],
    ["state", message.state],
    ["from", message.from],
    ["to", message.to],
    ["practice", message.practice],
    ["workflow", message.workflowId],
    ["local id", message.localId],
    ["header", message.headerId],
    ["document", message.documentId],
    ["about", [message.service, message.patient].filter((words) => words !== undefined).join(", ")],
    ["run", run],
    ["answers", answerTo],
    ["answered by", answers.join(", ")],
  ] as const;
  return [
    oneLine(message.id),
    ...facts.flatMap(([label, value = ""]) => (value === "" ? [] : [oneLine(`  ${label.padEnd(12)}${value}`)])),
    ...steps.map(({ at, words, code }) =>
      oneLine(`  ${at.slice(0, 19).replace("T", " ")}  ${words}${code === undefined ? "" : ` (${code})`}`),
    ),
  ].join("");
}

function oneLine(text: string): string {
  return `${onOneLine(text).trimEnd()}\n`;
}

function onOneLine(text: string): string {
  return visible(text).replaceAll("\n", " ");
}
