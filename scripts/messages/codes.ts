import {
  ambulatoryMonitoring,
  bloodPressureTriplets,
  dispenseCategory,
  encounterTypes,
  headings,
  interpretations,
  irregularPulseFinding,
  jobRoleCoding,
  jobRoles,
  messageEvents,
  observationCategories,
  outcomesOfAttendance,
  participantType,
  participations,
  pathways,
  releases,
  pregnancyStatuses,
  recipientTypes,
  services,
  supplyTypes,
  supplyUnits,
  units,
  verificationStatuses,
  vitalSigns,
  type JobRoleCode,
} from "../../src/terminology/index.js";
import type { Coverage } from "./coverage.js";

interface Coded {
  readonly system?: unknown;
  readonly code?: unknown;
}

/** Every code that a built message may contain, but not those that are only read. */
const built: readonly Coded[] = [
  ...Object.values(encounterTypes),
  participantType,
  participations.PPRF,
  participations.PART,
  dispenseCategory,
  irregularPulseFinding,
  messageEvents.updateRecord,
  ...Object.values(ambulatoryMonitoring),
  // Of the three triplets of a reading on examination only the first is built.
  ...Object.entries(bloodPressureTriplets).flatMap(([kind, { header, systolic, diastolic }]) =>
    /^onExamination./.test(kind) ? [] : [header, systolic, diastolic],
  ),
  ...Object.values(headings),
  ...Object.values(interpretations),
  ...(Object.keys(jobRoles()) as JobRoleCode[]).map(jobRoleCoding),
  ...Object.values(observationCategories),
  ...Object.values(outcomesOfAttendance),
  ...Object.values(pathways).map(({ condition }) => condition),
  ...Object.values(pregnancyStatuses),
  ...Object.values(recipientTypes),
  ...Object.values(services).flatMap((byRelease) =>
    releases.map((release) => byRelease[release]).filter((coding) => coding !== undefined),
  ),
  ...Object.values(supplyTypes),
  ...Object.values(supplyUnits),
  ...Object.values(units),
  ...Object.values(verificationStatuses),
  ...Object.values(vitalSigns).map(({ coding }) => coding),
];

const nameOf = ({ system, code }: Coded): string => `code: ${String(system)} ${String(code)}`;

/** Adds the codes that the messages of a run should contain. */
export function wantCodes(coverage: Coverage): void {
  for (const coding of built) coverage.set(nameOf(coding), 0);
}

/** Counts the codes of one message. */
export function countCodes(coverage: Coverage, part: unknown): void {
  if (typeof part !== "object" || part === null) return;
  const name = nameOf(part);
  const so = coverage.get(name);
  if (so !== undefined) coverage.set(name, so + 1);
  for (const inner of Object.values(part)) countCodes(coverage, inner);
}
