import { asciiLine } from "../values/ascii.js";
import type { MessageContext } from "./compose/context.js";

/** How much of each name mex-subject carries, so that the whole stays within its 500 characters (ME-05). */
const room = { title: 180, patient: 120, location: 120 } as const;

/** UR-092: `[title] for [patient], NHS Number: [number], seen at [location], ODS code: [code], version [n]`. */
export function subjectOf({ consultation, title, version }: MessageContext): string {
  const { patient, pharmacy } = consultation;
  const name = [...(patient.name.given ?? []), patient.name.family].join(" ");
  return (
    `${fitted(title, room.title)} for ${fitted(name, room.patient)}, NHS Number: ${patient.nhsNumber}, ` +
    `seen at ${fitted(pharmacy.name, room.location)}, ODS code: ${pharmacy.odsCode}, version ${version}`
  );
}

/** It travels as an HTTP header: printable ASCII only, `?` for what has no ASCII form. */
function fitted(text: string, longest: number): string {
  const ascii = asciiLine(text).replace(/[^ -~]/gu, "?");
  return ascii.length <= longest ? ascii : `${ascii.slice(0, longest - 3)}...`;
}
