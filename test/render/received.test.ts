import { expect, test } from "vitest";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeMessage } from "../../src/message/compose-message.js";
import { readMessage } from "../../src/message/read/read-message.js";
import { consultationOutline, sentOutline } from "../../src/render/outline/consultation-outline.js";
import { renderHtml, renderText } from "../../src/render/index.js";
import { maximal } from "./support/maximal.js";
import { oneLine, pageText } from "./support/page-text.js";
import { leavesOf } from "./support/shown-words.js";

/**
 * What cannot be read from a message, or is read in another form (see `ReceivedConsultation`), so that the words
 * differ.
 */
const otherwise: readonly RegExp[] = [
  /^ODS code A99999$|^Registered practice$/,
  /^88 beats\/min, irregular$/,
  // A unit that was given as a code and is a common one comes back as its word.
  /^6 vial \(SNOMED CT 415818006\)/,
];

for (const [name, consultation] of maximal) {
  const release = consultation.service === "urgent-supply" ? "1.2.0" : "1.2.1";
  const { bundle } = composeMessage(consultation, { sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release } });
  const { consultation: received, remainder } = readMessage(writeXml(bundle));

  test(`${name}, read from its message, is shown in the same words`, () => {
    expect(remainder).toEqual([]);
    const [text, page] = [oneLine(renderText(received)), pageText(renderHtml(received))];
    const sent = leavesOf(sentOutline(consultation).sections).filter(
      ({ path, value }) => /\.(?:rows|texts|heading)$/.test(path) && !otherwise.some((words) => words.test(value)),
    );
    expect(sent.length).toBeGreaterThan(100);
    expect(sent.filter(({ value }) => !text.includes(oneLine(value)) || !page.includes(oneLine(value)))).toEqual([]);
    expect(text).not.toContain("Kept at the pharmacy");
  });
}

test("what a consultation cannot hold is shown with its FHIR names", () => {
  const [, consultation] = maximal[0] ?? [];
  if (consultation === undefined) throw new Error("no consultation");
  const text = renderText({
    ...consultation,
    otherResources: [
      {
        resourceType: "Observation",
        status: "final",
        code: { coding: [{ system: "http://snomed.info/sct", code: "8392000", display: "Non-smoker" }] },
        identifier: [{ value: "one" }, { value: "two" }],
        valueBoolean: true,
      },
    ],
  });
  expect(text).toContain(
    [
      "Also in the message, as FHIR has it",
      "  - Observation: Non-smoker",
      "    status: final",
      "    code.coding.system: http://snomed.info/sct",
      "    code.coding.code: 8392000",
      "    code.coding.display: Non-smoker",
      "    identifier[1].value: one",
      "    identifier[2].value: two",
      "    valueBoolean: true\n",
    ].join("\n"),
  );
});

test("of a nearly empty message, the little that it holds is shown, and nothing is invented", () => {
  const text = renderText({
    service: "blood-pressure-check",
    clinicalSummary: [],
    observations: [
      { type: "weight", value: 70 },
      { type: "blood-pressure", systolic: 120 },
    ],
  });
  expect(text).toBe(
    [
      "GP Connect Update Record",
      "Blood pressure check",
      "====================",
      "",
      "Observations",
      "  - Weight: 70",
      "  - Blood pressure: 120/? mmHg",
      "",
    ].join("\n"),
  );
  const supplied = renderText({
    service: "contraception",
    clinicalSummary: [],
    patient: { nhsNumber: "485 777", birthDate: "1971", name: { text: "Lorna" }, address: {} },
    supplies: [{ dosage: "Daily", dose: { timing: { timeOfDay: ["08:00:00"] } } }],
    declinedSupplies: [{}],
    ambulatoryReport: {},
    presentingComplaints: [{ condition: { code: "48277006" } }],
  });
  expect(supplied).not.toMatch(/undefined|NaN|\[object/);
  expect(supplied).toContain("  NHS number: 485 777\n  Born: 1971\n  Name, as written: Lorna\n");
  expect(supplied).toContain("  - NOT SUPPLIED: Product not named\n");
  expect(supplied).toContain("  - SNOMED CT 48277006\n");
  expect(consultationOutline({ service: "contraception", clinicalSummary: [] }).foot).toBe("");
});

test("a complaint without a name has words before its status", () => {
  const received = {
    service: "pharmacy-first",
    clinicalSummary: [],
    presentingComplaints: [{ clinicalStatus: "active" }],
  } as const;
  expect(renderText(received)).toContain("  - Condition without a name: active\n");
  expect(pageText(renderHtml(received))).toContain("Condition without a name active");
});
