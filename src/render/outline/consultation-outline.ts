import type { ContraceptionStage, GatewayPoint } from "../../consultation/consultation.js";
import { noRedFlags } from "../../terminology/headings.js";
import { pathways } from "../../terminology/pathways.js";
import { assertNever } from "../../errors.js";
import { ambulatoryBlocks } from "./ambulatory.js";
import { writtenConcept } from "./concept.js";
import { declinedBlock, suppliedBlock } from "./medicine.js";
import { measurementTable } from "./measurement.js";
import type { Outline, Section } from "./outline.js";
import { otherResourceBlock } from "./other-resources.js";
import { patientFoot, patientSection } from "./patient.js";
import { encounterSection } from "./people.js";
import { writtenPractitioner } from "./people.js";
import { facts, joined, section, shown, statements, table } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

/** Everything in a consultation, in the order in which a GP reads it. What no message carries comes last. */
export function consultationOutline(consultation: ShownConsultation): Outline {
  return {
    ...sentOutline(consultation),
    sections: [...sentOutline(consultation).sections, ...keptSection(consultation)],
  };
}

/** Only what a message of this consultation tells the practice. */
export function sentOutline(consultation: ShownConsultation): Outline {
  return {
    title: titleOf(consultation),
    kicker: "GP Connect Update Record",
    foot: patientFoot(consultation),
    sections: [...patientSection(consultation), ...encounterSection(consultation), ...clinicalSections(consultation)],
  };
}

const pathwayOutcomes: Readonly<Record<GatewayPoint, string>> = {
  met: "",
  "not-met": " (gateway point not met)",
  "ruled-out": " (ruled out)",
};

const contraceptionStages: Readonly<Record<ContraceptionStage, string>> = {
  initiation: "first supply",
  repeat: "repeat supply",
  emergency: "emergency",
  "emergency-and-initiation": "emergency, and first supply",
};

/** A pathway that did not apply says so: its name alone would read as a diagnosis. */
function titleOf({ service, pathway, gatewayPoint = "met", stage }: ShownConsultation): string {
  switch (service) {
    case "pharmacy-first": {
      const about =
        pathway === undefined ? "" : `: ${pathway === "minor-illness" ? "Minor illness" : pathways[pathway].title}`;
      return `Pharmacy First consultation${about}${pathwayOutcomes[gatewayPoint]}`;
    }
    case "blood-pressure-check":
      return "Blood pressure check";
    case "contraception":
      return stage === undefined
        ? "Contraception consultation"
        : `Contraception consultation: ${contraceptionStages[stage]}`;
    case "urgent-supply":
      return "Urgent supply of prescription items";
    default:
      return assertNever(service, "service");
  }
}

const pregnancyWords = { pregnant: "Pregnant", "not-pregnant": "Not pregnant" } as const;

function clinicalSections(consultation: ShownConsultation): readonly Section[] {
  const {
    clinicalSummary,
    presentingComplaints = [],
    redFlags,
    history,
    pregnancyStatus,
    procedures,
    noSupplyReason,
    noReadingReason,
  } = consultation;
  const { supplies = [], declinedSupplies = [], advice, plan, signposting, otherResources = [] } = consultation;
  return [
    // As they are sent: a reason is the last statement.
    ...section("Clinical summary", [
      statements([...clinicalSummary, noSupplyReason, noReadingReason].filter((text) => text !== undefined)),
    ]),
    ...section("Presenting complaints", [
      table(
        "What the patient came with",
        [
          ["Condition", ({ condition }) => writtenConcept(condition) ?? "Condition without a name"],
          ["Status", ({ clinicalStatus }) => clinicalStatus],
          ["Body site", ({ bodySite }) => writtenConcept(bodySite)],
        ],
        presentingComplaints,
      ),
    ]),
    ...section("Red flags", [statements(redFlags === "none-found" ? noRedFlags : redFlags)]),
    ...section("History", [statements(history)]),
    ...section("Pregnancy status", [statements(shown(pregnancyStatus, (status) => pregnancyWords[status]))]),
    ...section("Observations", [measurementTable(consultation)]),
    ...section("Ambulatory monitoring", ambulatoryBlocks(consultation)),
    ...section("Procedures and therapies", [statements(procedures)]),
    ...section(
      "Medicines supplied",
      supplies.map((supply) => suppliedBlock(consultation, supply)),
    ),
    ...section(
      "Medicines not supplied",
      declinedSupplies.map((declined) => declinedBlock(consultation, declined)),
    ),
    ...section("Information and advice given", [statements(advice)]),
    ...section("Plan", [statements(plan)]),
    ...section("Signposted to", [statements(signposting)]),
    ...section("Also in the message, as FHIR has it", otherResources.map(otherResourceBlock)),
  ];
}

const gatewayPoints = { met: "met", "not-met": "not met", "ruled-out": "condition ruled out" } as const;

/** What stays at the pharmacy, because a message cannot carry it. */
function keptSection({ gatewayPoint, sharing, confirmations = [] }: ShownConsultation): readonly Section[] {
  return section("Kept at the pharmacy, not sent", [
    facts([
      ["Gateway point of the pathway", shown(gatewayPoint, (point) => gatewayPoints[point])],
      ["Sharing with the practice", shown(sharing, (answer) => `the patient ${answer}`)],
      ...confirmations.map(
        ({ rule, path, found, by, at }) =>
          [
            `${rule} confirmed`,
            joined(
              ", ",
              `${found} (${path === "" ? "the consultation" : path})`,
              shown(writtenPractitioner(by), (who) => `by ${who}`),
              writtenWhen(at),
            ),
          ] as const,
      ),
    ]),
  ]);
}
