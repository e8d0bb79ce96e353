import type { ChecklistTest } from "../checklist-test.js";
import { notRun } from "../checklist-test.js";
import { commonOf, serviceRows } from "../consultations/consultations.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import { expectedOf, expectedWords } from "../expected.js";
import { foundAs } from "./answers.js";

/**
 * NHS numbers of test patients of the integration environment, and the name that asks the simulator for the same
 * answer. Source: rules of NHS England's test simulator (test_tks_rule_config.txt), and the consumer tests of Send
 * Document (send_document_consultation_summary.feature). Their surnames and dates of birth are not published.
 */
export const publishedNumbers: readonly { readonly number: string; readonly as: string }[] = [
  { number: "9691375087", as: "IB001" },
  { number: "9691375095", as: "IB002" },
  { number: "9691375192", as: "IB003" },
  { number: "9691375206", as: "IB004" },
  { number: "9691375125", as: "noresponse" },
];

/** Answers by NHS number. */
export const numberTests: readonly ChecklistTest[] = [
  ...publishedNumbers.map(({ number, as }): ChecklistTest => {
    const expected = expectedOf(as);
    return {
      id: `number-${number}`,
      group: "numbers",
      shows: `The patient with number ${number}, which NHS England publishes, is answered as ${as}`,
      rules: ["UR-091", "UR-100"],
      when: expected.end === "overdue" ? "silent" : "together",
      async run(run) {
        const words = expectedWords(expected);
        const patient = run.patients.find(({ nhsNumber }) => nhsNumber.replaceAll(" ", "") === number);
        if (run.practices !== "configured")
          return notRun(words, "only NHS England's simulator, in the integration environment, knows this patient");
        if (patient === undefined)
          return notRun(words, "--patients does not have this patient: name and date of birth are not published");
        const record = await run.submit(consultationAbout(patient, run), `number-${number}`);
        return foundAs(await run.ended(record), expected, [await run.keepMessage(record, `number-${number}`)]);
      },
    };
  }),
  {
    id: "number-not-found",
    group: "numbers",
    shows: "A number that is not found where MESH looks patients up comes back as EPL-153, and a person is told",
    rules: ["UR-093", "ME-09", "UR-101"],
    when: "together",
    async run(run) {
      const expected = expectedOf("EPL-153");
      const [patient] = run.patients;
      const [published] = publishedNumbers;
      if (run.practices !== "sandbox" || patient === undefined || published === undefined)
        return notRun(expectedWords(expected), "which numbers a MESH does not find is known of the sandbox alone");
      const unknown = { ...patient, nhsNumber: published.number };
      const record = await run.submit(consultationAbout(unknown, run), "number-not-found");
      return foundAs(await run.ended(record), expected, [await run.keepMessage(record, "number-not-found")]);
    },
  },
];

/** Minor illness: it can be about anybody. */
function consultationAbout(
  patient: Parameters<typeof commonOf>[0],
  run: { readonly sender: { readonly odsCode: string }; readonly now: Date },
): ReturnType<typeof parseConsultation> {
  const row = serviceRows.find(({ name }) => name === "minor-illness");
  return parseConsultation(row?.data(commonOf(patient, run.sender.odsCode, run.now)));
}
