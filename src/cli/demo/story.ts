import type { Consultation } from "../../consultation/consultation.js";
import type { DeliveryRecord } from "../../delivery/record.js";
import { pathways } from "../../terminology/pathways.js";
import { millisecondsOf } from "../../values/dates.js";
import type { Followed } from "./follow-all.js";
import { wrapped } from "./layout.js";
import { stateWords } from "./state-words.js";

/** One consultation and what became of it, for a person to read. */
export function story(number: number, { consultation, record }: Followed): readonly string[] {
  return [
    `${number}. ${labelOf(consultation)}`,
    ...wrapped(sent(consultation), "   Sent      "),
    ...happened(record),
    ...wrapped(record.attention?.text ?? nothingToDo(record), "   To do     "),
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

function sent({ history, advice, plan, signposting, observations, supplies, declinedSupplies }: Consultation): string {
  const parts = [
    "Clinical summary",
    ...counted("note on history", "notes on history", history),
    ...counted("measurement", "measurements", observations),
    ...counted("piece of advice", "pieces of advice", advice),
    ...counted("plan", "plans", plan),
    ...counted("signpost", "signposts", signposting),
  ];
  const medicines = [
    ...(supplies ?? []).map(({ product }) => `Supplied: ${product.display}.`),
    ...(declinedSupplies ?? []).map(({ product, reason }) => `Declined: ${product.display} (${reason.toLowerCase()}).`),
  ];
  return [`${parts.join(", ")}.`, ...medicines].join(" ");
}

function counted(one: string, many: string, items: readonly unknown[] = []): readonly string[] {
  if (items.length === 0) return [];
  return [items.length === 1 ? `1 ${one}` : `${items.length} ${many}`];
}

function happened({ history }: DeliveryRecord): readonly string[] {
  const start = history[0] === undefined ? 0 : millisecondsOf(history[0].at);
  return history.map(({ state, at, reason }, index) => {
    const seconds = ((millisecondsOf(at) - start) / 1000).toFixed(1);
    const code = /\d/.test(reason) ? ` (${reason})` : "";
    return `${index === 0 ? "   Happened  " : "             "}after ${seconds} s  ${stateWords[state]}${code}`;
  });
}

function nothingToDo({ state }: DeliveryRecord): string {
  return state === "patient-matched"
    ? "Nothing. What is filed in the record, the practice decides."
    : "Nothing yet: it is still on its way.";
}
