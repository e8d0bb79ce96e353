import { expect, test } from "vitest";
import type { Bundle, Observation } from "../../../src/fhir/types.js";
import { resourcesOf } from "../../../src/fhir/bundle.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { composeMessage } from "../../../src/message/compose-message.js";
import { readMessage } from "../../../src/message/read/read-message.js";
import { ambulatoryMonitoring } from "../../../src/terminology/ambulatory-monitoring.js";
import { pregnancyStatuses } from "../../../src/terminology/pregnancy-statuses.js";
import { maximal } from "../../render/support/maximal.js";

const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } as const;

/** The message of a consultation, with more in its Observation of this code. */
const messageWith = (name: string, code: string, more: Partial<Observation>): string => {
  const [, consultation] = maximal.find(([known]) => known === name) ?? [];
  if (consultation === undefined) throw new Error("no such consultation");
  const { bundle } = composeMessage(consultation, { sender });
  const changed: Bundle = structuredClone(bundle);
  for (const document of resourcesOf(changed, "Bundle"))
    for (const observation of resourcesOf(document, "Observation"))
      if (observation.code?.coding?.[0]?.code === code) Object.assign(observation, more);
  return writeXml(changed);
};

test.each([
  ["a clinical pathway", pregnancyStatuses["not-pregnant"].code],
  ["a blood pressure check with monitoring declined", ambulatoryMonitoring.declined.code],
  ["a blood pressure check with a text report", ambulatoryMonitoring.report.code],
])("what %s has no member for is left over, not dropped: interpretation and body site of %s", (name, code) => {
  const bodySite = { coding: [{ system: "http://snomed.info/sct", code: "368208006", display: "Left upper arm" }] };
  const interpretation = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0078", code: "H" }] };
  const { remainder } = readMessage(messageWith(name, code, { bodySite, interpretation }));
  expect(remainder.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["368208006", "http://terminology.hl7.org/CodeSystem/v2-0078", "H"]),
  );
});
