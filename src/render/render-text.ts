import type { Consultation } from "../consultation/consultation.js";
import { pathways } from "../terminology/pathways.js";
import { writtenConcept } from "./concept.js";
import { writtenMeasurement } from "./measurement.js";
import { writtenDeclinedSupply, writtenSupply } from "./medicine.js";
import { writtenEncounter, writtenPatient } from "./people.js";

type Section = readonly [title: string, read: (consultation: Consultation) => readonly string[] | undefined];

/** What a GP reads first stands first. A section without content is left out. */
const sections: readonly Section[] = [
  ["Patient", writtenPatient],
  ["Seen at", writtenEncounter],
  ["Clinical summary", ({ clinicalSummary }) => [clinicalSummary]],
  ["Presenting complaints", ({ presentingComplaints }) => presentingComplaints?.map((c) => `${writtenConcept(c.condition, "SNOMED CT")}, ${c.clinicalStatus}`)],
  ["Red flags", ({ redFlags }) => (redFlags === "none-found" ? ["Asked for, none found (not part of the message)"] : redFlags)],
  ["History", ({ history }) => history],
  ["Observations", ({ observations }) => observations?.map(writtenMeasurement)],
  ["Medicines supplied", ({ supplies }) => supplies?.map(writtenSupply)],
  ["Medicines not supplied", ({ declinedSupplies }) => declinedSupplies?.map(writtenDeclinedSupply)],
  ["Information and advice given", ({ advice }) => advice],
  ["Plan", ({ plan }) => plan],
  ["Signposted to", ({ signposting }) => signposting],
  ["Sharing", ({ sharing }) => [`The patient's answer on sharing with the practice: ${sharing}`]],
];

/**
 * A consultation as plain text, in the order in which a GP reads it. Everything in it is shown. It holds patient data.
 *
 * @example console.log(renderText(consultation));
 */
export function renderText(consultation: Consultation): string {
  const blocks = sections.flatMap(([title, read]) => {
    const items = read(consultation) ?? [];
    return items.length === 0 ? [] : [`${title}\n${items.map(bulleted).join("\n")}`];
  });
  return `${[headline(consultation), ...blocks].join("\n\n")}\n`;
}

function headline({ pathway }: Consultation): string {
  return `PHARMACY FIRST CONSULTATION: ${pathway === "minor-illness" ? "Minor illness" : pathways[pathway].title}`;
}

/** Further lines of an item stand under its first, so that no line of a text can pass for an item of its own. */
function bulleted(item: string): string {
  return `  - ${item.split(/\r\n|[\n\r\u{85}\u{2028}\u{2029}]/u).join("\n    ")}`;
}
