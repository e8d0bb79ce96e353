import type { Consultation } from "../../../consultation/consultation.js";
import type { Supply } from "../../../consultation/supplies/supply.js";
import { instantOf } from "../../../values/dates.js";
import { measurementFacts } from "./consultation-measurements.js";
import type { Facts, PregnancyFact, Stated, SupplyFact } from "./facts.js";
import { conceptsIn, textsIn } from "./leaves.js";

/** What a consultation says, with its own paths. What it says of confirmations is no fact about the patient. */
export function consultationFacts(consultation: Consultation, now: Date): Facts {
  const said = { ...consultation, confirmations: undefined };
  const { service, patient, startedAt, endedAt, pregnancyStatus, redFlags = [], plan, supplies = [] } = consultation;
  return {
    source: "consultation",
    service,
    pathways:
      consultation.service === "pharmacy-first" && consultation.pathway !== "minor-illness"
        ? [consultation.pathway]
        : [],
    patient: {
      nhsNumber: patient.nhsNumber,
      gender: { value: patient.gender, path: "patient.gender" },
      birthDate: { value: patient.birthDate, path: "patient.birthDate" },
    },
    startedAt: { value: startedAt, path: "startedAt" },
    endedAt: endedAt === undefined ? undefined : { value: endedAt, path: "endedAt" },
    madeAt: instantOf(now),
    pregnancyStatuses: pregnancyStatus === undefined ? [] : [pregnancyFact(pregnancyStatus)],
    ...measurementFacts(consultation),
    redFlags: redFlags === "none-found" ? [] : statements(redFlags, "redFlags"),
    plans: statements(plan, "plan"),
    texts: textsIn(said),
    supplies: supplies.map(supplyFact),
    concepts: conceptsIn(said),
  };
}

function pregnancyFact(value: "pregnant" | "not-pregnant"): PregnancyFact {
  return { value, path: "pregnancyStatus", codePath: "pregnancyStatus" };
}

function statements(texts: readonly string[] = [], name: string): readonly Stated<string>[] {
  return texts.map((value, index) => ({ value, path: `${name}[${index}]` }));
}

function supplyFact({ product, quantity, dosage, supplyType, suppliedAt }: Supply, index: number): SupplyFact {
  const path = `supplies[${index}]`;
  return {
    path,
    product: { value: product.code, path: `${path}.product.code` },
    displays: [product.display],
    text: undefined,
    declined: false,
    quantity: { value: quantity.value, path: `${path}.quantity.value` },
    dosages: (["text", "patientInstruction"] as const).map((name) => ({
      value: dosage[name],
      path: `${path}.dosage.${name}`,
    })),
    underDirection: supplyType === undefined || supplyType === "patient-group-direction",
    suppliedAt: suppliedAt === undefined ? undefined : { value: suppliedAt, path: `${path}.suppliedAt` },
  };
}
