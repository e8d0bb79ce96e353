import type { Consultation } from "../../../consultation/consultation.js";
import { instantOf } from "../../../values/dates.js";
import { measurementFacts } from "./consultation/measurements.js";
import { peopleOf } from "./consultation/people.js";
import { hasAmbulatoryMonitoring, readingsOf } from "./consultation/readings.js";
import { seenByCode } from "./seen-as.js";
import { providerOf, supplyFacts } from "./consultation/supplies.js";
import { timesOf } from "./consultation/times.js";
import type { Facts, PregnancyFact, Stated, ConceptFact } from "./facts.js";
import { consultationStatements } from "./statements.js";
import { pathwaysTreating } from "../../../terminology/pathways.js";
import { systems } from "../../../terminology/systems.js";

/** What a consultation says, with its own paths. What it says of confirmations is not a fact about the patient. */
export function consultationFacts(consultation: Consultation, now: Date): Facts {
  const said = { ...consultation, confirmations: undefined };
  const { service, patient, startedAt, endedAt, pregnancyStatus } = consultation;
  const { pharmacy, registeredPractice, seen } = consultation;
  const statements = consultationStatements(consultation);
  return {
    source: "consultation",
    service,
    pathways: pathwaysTreating((consultation.presentingComplaints ?? []).map(({ condition }) => condition.code)),
    gatewayPoint: consultation.service === "pharmacy-first" ? consultation.gatewayPoint : undefined,
    provider: providerOf(consultation),
    patient: {
      nhsNumber: { value: patient.nhsNumber, path: "patient.nhsNumber" },
      verification: { value: patient.nhsNumberVerification, path: "patient.nhsNumberVerification" },
      gender: { value: patient.gender, path: "patient.gender" },
      birthDate: { value: patient.birthDate, path: "patient.birthDate" },
      deceased: undefined,
    },
    seen: typeof seen === "string" ? seen : seenByCode(seen.code),
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
    supplies: supplyFacts(consultation),
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
  return { value, path: "pregnancyStatus", codePath: "pregnancyStatus", otherWords: [], comment: undefined };
}

/** Members that hold codes, numbers, labels or bytes instead of sentences: ten digits there are not an NHS number. */
const notFreeText = new Set([
  ...["code", "nhsNumber", "gphcNumber", "sdsUserId", "sdsRoleProfileId", "odsCode", "data", "telecom"],
  ...["localIdentifiers", "label", "measuredBy", "suppliedBy", "offeredBy"],
]);

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
