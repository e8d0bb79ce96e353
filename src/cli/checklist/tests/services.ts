import type { Consultation } from "../../../consultation/consultation.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import { newestRelease, releases, type Release } from "../../../terminology/release.js";
import { validateMessage } from "../../../validation/validate-message.js";
import { notRun, type ChecklistTest, type Found } from "../checklist-test.js";
import { commonOf, serviceRows } from "../consultations/consultations.js";
import { fitWords, patientFor } from "../consultations/patients.js";
import type { ServiceRow } from "../consultations/service-row.js";
import { expectedOf, expectedWords } from "../expected.js";
import { foundAs } from "./answers.js";
import { notReadBack } from "./read-back.js";
import type { Run } from "../run.js";

/** One message of each service in the sender's release, and of one service in each other release. */
export const serviceTests: readonly ChecklistTest[] = [
  ...serviceRows.map((row) => serviceTest(`service-${row.name}`, row, row.release)),
  ...releases.filter((release) => release !== newestRelease).flatMap(inRelease),
];

function inRelease(release: Release): readonly ChecklistTest[] {
  return serviceRows
    .filter(({ name }) => name === "sinusitis")
    .map((row) => serviceTest(`service-${row.name}-in-${release}`, row, release));
}

function serviceTest(id: string, row: ServiceRow, release: Release | undefined): ChecklistTest {
  return {
    id,
    group: "services",
    shows:
      `A message about ${row.about}${release === undefined ? "" : `, by release ${release} of the guide,`} is valid, ` +
      "says what was given, reaches the practice, and the practice knows the patient",
    rules: [...row.rules, "UR-090", "UR-091", "UR-092", "UR-100", "ME-05"],
    when: "together",
    run: (run) => serviceRun(id, row, release, run),
  };
}

async function serviceRun(id: string, row: ServiceRow, release: Release | undefined, run: Run): Promise<Found> {
  const expected = expectedOf("");
  const patient = patientFor(row.fits, run.patients, run.now);
  if (patient === undefined)
    return notRun(expectedWords(expected), `--patients names nobody who fits: ${fitWords(row.fits)}`);
  const consultation = parseConsultation(row.data(commonOf(patient, run.sender.odsCode, run.now)));
  const sender = { ...run.sender, ...(release === undefined ? {} : { release }) };
  const record = await run.submit(consultation, id, { sender });
  const sent = (await run.delivery.message(record.id))?.envelope.body ?? new Uint8Array();
  const found = foundAs(await run.ended(record), expected, [await run.keepMessage(record, id)]);
  const wrong = faultsOf(consultation, sent);
  return wrong.length === 0 ? found : { ...found, result: "failed", came: [found.came, ...wrong].join("; ") };
}

/** What is wrong with a message before it reaches anybody: by the rules, and by what is read of it. */
function faultsOf(consultation: Consultation, message: Uint8Array): readonly string[] {
  const errors = validateMessage(message).issues.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return [`${errors.length} errors in the message`];
  const lost = notReadBack(consultation, message);
  return lost.length === 0 ? [] : [`the message says something else: ${lost.join(", ")}`];
}
