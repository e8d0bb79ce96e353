import type { Consultation } from "../../consultation/consultation.js";
import type { Attention } from "../../delivery/attention.js";
import type { DeliveryState } from "../../delivery/states.js";
import { pathways } from "../../terminology/pathways.js";
import { millisecondsOf } from "../../values/dates.js";
import { stateWords as usualWords } from "../state-words.js";
import { title, wrapped } from "./layout.js";
import type { Followed } from "./outbox.js";

/** Each state in plain words. */
export const stateWords: Readonly<Record<DeliveryState, string>> = {
  ...usualWords,
  overdue: "no answer in time (here seconds stand for hours)",
  "sent-by-fallback": "sent to the practice another way: as a PDF, by e-mail",
};

/** One consultation and what happened to it, for a person. */
export function story(number: number, { consultation, record, events, attention }: Followed): readonly string[] {
  const [task] = attention;
  return [
    `${number}. ${labelOf(consultation)}`,
    ...wrapped(sent(consultation), "   Sent      "),
    ...happened(events),
    ...wrapped(task?.text ?? nothingToDo(record.state), "   To do     "),
    "",
  ];
}

/** Who and what, without naming the patient: "Ms Q., acute sinusitis". */
export function labelOf(consultation: Consultation): string {
  const { patient } = consultation;
  const topic = topicOf(consultation);
  return (
    `${[...(patient.name.prefix ?? []), `${patient.name.family.slice(0, 1)}.`].join(" ")}, ` +
    `${topic.slice(0, 1).toLowerCase()}${topic.slice(1)}`
  );
}

function topicOf(consultation: Consultation): string {
  if (consultation.service !== "pharmacy-first") return consultation.service.replaceAll("-", " ");
  return consultation.pathway === "minor-illness" ? "minor illness" : pathways[consultation.pathway].title;
}

function sent({ history, advice, plan, signposting, observations, supplies = [] }: Consultation): string {
  const parts = [
    "Clinical summary",
    ...counted("note on history", "notes on history", history),
    ...counted("measurement", "measurements", observations),
    ...counted("piece of advice", "pieces of advice", advice),
    ...counted("plan", "plans", plan),
    ...counted("signpost", "signposts", signposting),
  ];
  const medicines = supplies.map(({ product }) => `Supplied: ${product.display}.`);
  return [`${parts.join(", ")}.`, ...medicines].join(" ");
}

function counted(one: string, many: string, items: readonly unknown[] = []): readonly string[] {
  if (items.length === 0) return [];
  return [items.length === 1 ? `1 ${one}` : `${items.length} ${many}`];
}

function happened(events: Followed["events"]): readonly string[] {
  const start = events[0] === undefined ? 0 : millisecondsOf(events[0].at);
  return events.flatMap(({ state, at, reason }, index) => {
    if (reason === "fallback-began") return [];
    const seconds = ((millisecondsOf(at) - start) / 1000).toFixed(1);
    const code = /\d/.test(reason) || reason === "worker-lost" ? ` (${reason})` : "";
    const first = index === 0 ? "   Happened  " : "             ";
    return wrapped(`${stateWords[state]}${code}`, `${first}after ${seconds} s  `);
  });
}

function nothingToDo(state: DeliveryState): string {
  if (state === "sent-by-fallback") return "Nothing. The practice has the consultation as a PDF, by e-mail.";
  return state === "patient-matched"
    ? "Nothing. The practice decides what it files in the record."
    : "Nothing yet: an answer is still expected.";
}

/** Everything that needs a person, in one list. The story of each says what to do. */
export function tasks(followed: readonly Followed[], others: readonly Attention[]): readonly string[] {
  const texts = [
    ...followed.flatMap(({ consultation, record, attention }, index) =>
      attention.length === 0 ? [] : [`${index + 1}. ${labelOf(consultation)}: ${stateWords[record.state]}`],
    ),
    ...others.map(({ text }) => text),
  ];
  const lines =
    texts.length === 0
      ? ["Nothing: every practice has what is for it."]
      : texts.flatMap((text) => wrapped(text, "[ ] "));
  return [...title("What needs a person now"), ...lines, ""];
}
