import type { Consultation } from "../../../consultation/consultation.js";
import type { DeclinedSupply } from "../../../consultation/supplies/declined-supply.js";
import type { Dosage } from "../../../consultation/supplies/dosage.js";
import type { Supply } from "../../../consultation/supplies/supply.js";
import type { SupplyType } from "../../../terminology/dispense.js";
import { instantOf } from "../../../values/dates.js";
import { decimalOf } from "../../../values/decimal.js";
import { measurementFacts } from "./consultation-measurements.js";
import { peopleOf } from "./consultation-people.js";
import { hasAmbulatoryMonitoring, readingsOf } from "./consultation-readings.js";
import { timesOf } from "./consultation-times.js";
import type { Facts, PregnancyFact, Stated, SupplyFact, ConceptFact } from "./facts.js";
import { consultationStatements } from "./statements.js";
import { systems } from "../../../terminology/systems.js";

/** What a consultation says, with its own paths. What it says of confirmations is not a fact about the patient. */
export function consultationFacts(consultation: Consultation, now: Date): Facts {
  const said = { ...consultation, confirmations: undefined };
  const { service, patient, startedAt, endedAt, pregnancyStatus } = consultation;
  const { supplies = [], declinedSupplies = [], pharmacy, registeredPractice, seen } = consultation;
  const statements = consultationStatements(consultation);
  return {
    source: "consultation",
    service,
    pathways:
      consultation.service === "pharmacy-first" && consultation.pathway !== "minor-illness"
        ? [consultation.pathway]
        : [],
    patient: {
      nhsNumber: { value: patient.nhsNumber, path: "patient.nhsNumber" },
      verification: { value: patient.nhsNumberVerification, path: "patient.nhsNumberVerification" },
      gender: { value: patient.gender, path: "patient.gender" },
      birthDate: { value: patient.birthDate, path: "patient.birthDate" },
      deceased: undefined,
    },
    seen: typeof seen === "string" ? seen : undefined,
    startedAt: { value: startedAt, path: "startedAt" },
    endedAt: endedAt === undefined ? undefined : { value: endedAt, path: "endedAt" },
    madeAt: instantOf(now),
    times: timesOf(consultation),
    hasAmbulatoryMonitoring: hasAmbulatoryMonitoring(consultation),
    pregnancyStatuses: pregnancyStatus === undefined ? [] : [pregnancyFact(pregnancyStatus)],
    ...measurementFacts(consultation),
    readings: readingsOf(consultation),
    redFlags: statements.filter(({ heading }) => heading === "red-flags"),
    statements,
    texts: textsIn(said),
    supplies: [...supplies.map(supplyFact), ...declinedSupplies.map(declinedFact)],
    concepts: conceptsIn(said),
    people: peopleOf(consultation),
    practice:
      registeredPractice === undefined
        ? undefined
        : { odsCode: { value: registeredPractice, path: "registeredPractice" }, pharmacy: pharmacy.odsCode },
    withdrawn: [],
  };
}

function pregnancyFact(value: "pregnant" | "not-pregnant"): PregnancyFact {
  return { value, path: "pregnancyStatus", codePath: "pregnancyStatus" };
}

function supplyFact({ product, quantity, dosage, supplyType }: Supply, index: number): SupplyFact {
  const path = `supplies[${index}]`;
  return {
    path,
    product: { value: product.code, path: `${path}.product.code` },
    displays: [product.display],
    text: undefined,
    declined: false,
    quantity: { value: quantity.value, path: `${path}.quantity.value` },
    dosages: dosagesOf(dosage, path),
    underDirection: isUnderDirection(supplyType),
  };
}

/** As its message says it: nothing of the product, and no dosage is "Not supplied". */
function declinedFact({ product, dosage, supplyType }: DeclinedSupply, index: number): SupplyFact {
  const path = `declinedSupplies[${index}]`;
  return {
    path,
    product: { value: product.code, path: `${path}.product.code` },
    displays: [product.display],
    text: undefined,
    declined: true,
    quantity: { value: nothing, path: `${path}.unit` },
    dosages: dosage === undefined ? [] : dosagesOf(dosage, path),
    underDirection: isUnderDirection(supplyType),
  };
}

const nothing = decimalOf("0");

function dosagesOf(dosage: Dosage, path: string): readonly Stated<string>[] {
  return (["text", "patientInstruction"] as const).map((name) => ({
    value: dosage[name],
    path: `${path}.dosage.${name}`,
  }));
}

function isUnderDirection(supplyType: SupplyType | undefined): boolean {
  return supplyType === undefined || supplyType === "patient-group-direction";
}

/** Members that hold codes, numbers or bytes instead of sentences: ten digits there are not an NHS number. */
const notFreeText = new Set(["code", "nhsNumber", "gphcNumber", "odsCode", "data", "telecom", "localIdentifiers"]);

/** Every text of plain data, with its place, except codes, identifiers and bytes. */
export function textsIn(value: unknown): readonly Stated<string>[] {
  const found: Stated<string>[] = [];
  const visit = (part: unknown, path: string, name: string): void => {
    if (notFreeText.has(name)) return;
    if (typeof part === "string") found.push({ value: part, path });
    else eachMember(part, path, visit);
  };
  eachMember(value, "", visit);
  return found;
}

/** Every SNOMED CT or dm+d concept of plain data: whatever has a code and a display. */
export function conceptsIn(value: unknown): readonly ConceptFact[] {
  const found: ConceptFact[] = [];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    const { code, display } = part as { readonly code?: unknown; readonly display?: unknown };
    if (typeof code === "string" && typeof display === "string") {
      found.push({
        system: systems.snomed,
        code: { value: code, path: `${path}.code` },
        display: { value: display, path: `${path}.display` },
        text: undefined,
      });
    }
    eachMember(part, path, visit);
  };
  eachMember(value, "", visit);
  return found;
}

function eachMember(value: unknown, path: string, visit: (member: unknown, path: string, name: string) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value))
    value.forEach((item: unknown, index) => {
      visit(item, `${path}[${index}]`, "");
    });
  else
    for (const name of Object.keys(value))
      visit((value as Readonly<Record<string, unknown>>)[name], path === "" ? name : `${path}.${name}`, name);
}
