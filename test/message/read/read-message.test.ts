import { expect, test } from "vitest";
import {
  completeConsultation,
  type MissingParts,
  composeAcknowledgement,
  composeMessage,
  ConsultationError,
  MessageUnreadableError,
  parseConsultation,
  readMessage,
  sameIds,
  writeXml,
  type ReceivedConsultation,
} from "../../../src/index.js";
import { commonInput, fullInput } from "../../consultation/inputs.js";
import { clock, countingIds, sender } from "../support/composed.js";
import { missingParts } from "../support/missing-parts.js";

const json = { service: "pharmacy-first", pathway: "sinusitis", ...fullInput };
const xmlOf = (input: object = json): string =>
  writeXml(composeMessage(parseConsultation(input), { sender, clock, newId: countingIds() }).bundle);
const xml = xmlOf();
const changed = (from: string | RegExp, to: string, of = xml): ReturnType<typeof readMessage> => {
  const text = of.replace(from, to);
  expect(text).not.toBe(of);
  return readMessage(text);
};
const said = (read: ReturnType<typeof readMessage>): readonly string[] =>
  read.remainder.map(({ path, what }) => `${path} = ${what}`);

test("what was sent is read: who, where, when, what was measured, supplied and stated, and by whom", () => {
  const read = readMessage(new TextEncoder().encode(xml));
  const without = (from: object, ...names: readonly string[]): object =>
    Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
  const carried = without(parseConsultation(json), ...Object.keys(missingParts(parseConsultation(json))));
  // A pulse and its rhythm are two observations of the message; "in person" is read as the coding that it is.
  expect(without(read.consultation, "observations", "seen")).toEqual(without(carried, "observations", "seen"));
  expect(read.consultation.observations).toHaveLength((fullInput.observations?.length ?? 0) + 1);
  expect(read).toMatchObject({
    release: "1.2.1",
    sender: { ...sender, recipientType: "FA" },
    composedAt: "2025-07-02T09:30:00.250Z",
    remainder: [],
  });
});

test(
  "CS-02, CS-01: a pregnancy status with the display of the other code is not read as one: a person " +
    "sees it as received",
  () => {
    const asked = xmlOf({
      ...json,
      patient: { ...fullInput.patient, gender: "female" },
      pregnancyStatus: "not-pregnant",
    });
    expect(readMessage(asked).consultation.pregnancyStatus).toBe("not-pregnant");
    for (const [from, to] of [
      ['code value="60001007"', 'code value="77386006"'],
      [/text value="Not pregnant"/, 'text value="Patient currently pregnant"'],
    ] as const) {
      const { consultation } = changed(from, to, asked);
      expect(consultation).not.toHaveProperty("pregnancyStatus");
      expect(consultation.otherResources).toHaveLength(1);
    }
  },
);

test("CS-03: of two pregnancy statuses the second is kept where a person sees it", () => {
  const asked = xmlOf({ ...json, patient: { ...fullInput.patient, gender: "female" }, pregnancyStatus: "pregnant" });
  const entry =
    /<entry><fullUrl value="[^"]*"\/><resource><Observation>(?:(?!<\/entry>).)*77386006.*?<\/entry>/s.exec(
      asked,
    )?.[0] ?? "";
  const twice = asked.replace(
    entry,
    entry + entry.replace("77386006", "60001007").replaceAll("Patient currently pregnant", "Not pregnant"),
  );
  expect(readMessage(twice).consultation).toMatchObject({
    pregnancyStatus: "pregnant",
    otherResources: [{ resourceType: "Observation" }],
  });
});

test("a measurement that the model lacks, or that is not an exact number, is kept whole and not guessed", () => {
  for (const [from, to] of [
    ['code value="703421000"', 'code value="431314004"'],
    ['value value="37.40"', 'value value="37.40"/><comparator value="&lt;"'],
    ['code value="Cel"', 'code value="K"'],
    ['display value="Temperature"', 'display value="Body weight"'],
  ] as const) {
    const { consultation } = changed(from, to);
    expect(consultation.observations?.map(({ type }) => type)).not.toContain("temperature");
    expect(consultation.otherResources).toHaveLength(1);
  }
});

test("an observation that was withdrawn, and one about somebody else, are not read as this patient's", () => {
  const { consultation } = changed('<status value="final"/><category>', '<status value="entered-in-error"/><category>');
  expect(consultation.otherResources).toHaveLength(1);
  const patient = /<Patient><id value="([^"]*)"/.exec(xml)?.[1] ?? "";
  const first = new RegExp(`(<Observation>.*?<subject><reference value="urn:uuid:)${patient}`, "s");
  expect(changed(first, "$100000000-0000-4000-8000-999999999999").consultation.otherResources).toHaveLength(1);
});

test("UR-035, UR-036, UR-076: every known address of a system is read, with spaces around it too", () => {
  for (const [from, to] of [
    [
      "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
      "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
    ],
    ["http://terminology.hl7.org/CodeSystem/observation-category", "http://hl7.org/fhir/observation-category"],
    ['profile value="', 'profile value="  '],
  ] as const) {
    const read = changed(from, to);
    expect(read.remainder).toEqual([]);
    expect(read.consultation).toEqual(readMessage(xml).consultation);
  }
});

test("UR-060: a statement under a heading that the model does not have is kept whole", () => {
  const read = changed(
    /(<tag>(?:(?!<\/tag>).)*)<code value="history"\/><display value="History"\/>/s,
    '$1<code value="social-context"/><display value="Social context"/>',
  );
  expect(read.consultation.otherResources).toMatchObject([
    { resourceType: "ClinicalImpression", summary: fullInput.history?.[0] },
  ]);
  expect(read.consultation.history).toEqual(fullInput.history?.slice(1));
});

test("a time or a date that is none is not read as one: it is in the remainder, however long it is", () => {
  const long = `2025-07-02T10:05:${"+".repeat(32_000)}`;
  for (const value of [long, "yesterday", "2025-02-30"])
    expect(said(changed('<birthDate value="1990-05-21"/>', `<birthDate value="${value}"/>`))).toEqual([
      `Bundle.entry[2].resource.entry[5].resource.birthDate = ${value}`,
    ]);
});

test("what is not FHIR at all, and what no member holds, is in the remainder with its place", () => {
  expect(said(changed("<gender ", '<shoeSize value="9"/><gender '))).toEqual([
    "Bundle.entry[2].resource.entry[5].resource.shoeSize = Patient has no such element",
  ]);
  expect(said(changed("<gender ", '<active value="true"/><gender '))).toEqual([
    "Bundle.entry[2].resource.entry[5].resource.active = true",
  ]);
  expect(
    said(
      changed(
        '<birthDate value="1990-05-21"/>',
        '<birthDate value="1990-05-21"><extension url="urn:time"><valueTime value="09:00:00"/></extension></birthDate>',
      ),
    ),
  ).toHaveLength(2);
});

test.for([
  ["not-xml", "<Bundle"],
  ["not-a-bundle", '<Patient xmlns="http://hl7.org/fhir"><gender value="male"/></Patient>'],
  ["no-message-header", '<Bundle xmlns="http://hl7.org/fhir"><type value="message"/></Bundle>'],
  [
    "not-an-update-record",
    writeXml(
      composeAcknowledgement({
        request: { headerId: "x" },
        code: "30001",
        practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
      }),
    ),
  ],
  [
    "no-composition",
    xml.replace(/<entry><fullUrl value="[^"]*"\/><resource><Composition>.*?<\/Composition><\/resource><\/entry>/s, ""),
  ],
  [
    "no-encounter",
    xml.replace(/<entry><fullUrl value="[^"]*"\/><resource><Encounter>.*?<\/Encounter><\/resource><\/entry>/s, ""),
  ],
  [
    "no-patient",
    xml.replace(/<entry><fullUrl value="[^"]*"\/><resource><Patient>.*?<\/Patient><\/resource><\/entry>/s, ""),
  ],
  ["service-unknown", xml.replaceAll("2129921000000100", "307778003")],
  ["service-unknown", xml.replace("2129921000000100", "1659121000000101")],
] as const)("a text that is not a message about one patient is refused: %s", ([reason, text]) => {
  try {
    readMessage(text);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(MessageUnreadableError);
    expect(error).toMatchObject({ code: "message-unreadable", reason });
    expect(String(error)).not.toMatch(/Fairweather|999/);
  }
});

test("CS-21: nothing is built from what was read until the caller gives agreement to sharing and the pathway", () => {
  const { consultation } = readMessage(xml);
  const issues = (missing: object): readonly string[] => {
    try {
      completeConsultation(consultation, missing as { sharing: "agreed" });
      return [];
    } catch (error) {
      if (!(error instanceof ConsultationError)) throw error;
      return error.issues.map(({ path }) => path);
    }
  };
  expect(issues({})).toEqual(expect.arrayContaining(["sharing"]));
  const gatewayPoint = "met";
  expect(issues({ sharing: "declined", pathway: "sinusitis", gatewayPoint })).toEqual(["sharing"]);
  expect(issues({ sharing: "agreed" })).toEqual(["pathway"]);
  expect(issues({ sharing: "agreed", pathway: "sinusitis" })).toEqual(["gatewayPoint"]);
  expect(issues({ sharing: "agreed", pathway: "sinusitis", gatewayPoint })).toEqual([]);
});

test("CS-21: what was read never says what the caller must say, whatever it holds", () => {
  const { consultation } = readMessage(xml);
  const complete = (extra: object, missing: object): unknown =>
    completeConsultation({ ...consultation, ...extra }, missing as MissingParts);
  const word = { rule: "CS-14", path: "redFlags[0]", found: "Fits", by: { name: { family: "X" }, role: "R1290" } };
  const forged = {
    sharing: "agreed",
    pathway: "impetigo",
    gatewayPoint: "ruled-out",
    registeredPractice: "B86001",
    confirmations: [{ ...word, at: "2025-07-02" }],
  };
  expect(() => complete(forged, {})).toThrow(/sharing/);
  expect(() => complete(forged, Object.create({ sharing: "agreed" }) as object)).toThrow(/sharing/);
  expect(() => complete(forged, { sharing: "agreed" })).toThrow(/pathway/);
  const said = { sharing: "agreed", pathway: "sinusitis", gatewayPoint: "met" };
  const made = complete(forged, said);
  expect(made).toMatchObject(said);
  expect(made).not.toHaveProperty("registeredPractice");
  expect(made).not.toHaveProperty("confirmations");
  const sharing = JSON.parse('{"__proto__":{"sharing":"agreed"}}') as object;
  expect(() => complete(sharing, { pathway: "sinusitis", gatewayPoint: "met" })).toThrow(/sharing/);
  expect(() => complete({}, { ...said, patient: {} })).toThrow(/^missing parts may have sharing, /);
});

test("CS-14: that none were found is not said of a message that has red flags", () => {
  const { consultation } = readMessage(xml);
  const missing = { sharing: "agreed", pathway: "sinusitis", gatewayPoint: "met", redFlags: "none-found" } as const;
  expect(() => completeConsultation({ ...consultation, redFlags: ["Fits"] }, missing)).toThrow(
    /redFlags: the message says which red flags were found: leave redFlags out/,
  );
});

test("resources that a consultation cannot hold are dropped only if the caller says so", () => {
  const { consultation } = changed('code value="703421000"', 'code value="431314004"');
  const missing = { sharing: "agreed", pathway: "sinusitis", gatewayPoint: "met" } as const;
  expect(() => completeConsultation(consultation, missing)).toThrow(/otherResources/);
  expect(completeConsultation(consultation, { ...missing, otherResources: "left-out" }).observations).toHaveLength(5);
});

test("why contraception was not supplied is added only if it is not the last statement of the summary already", () => {
  const read = readMessage(
    xmlOf({ ...commonInput, service: "contraception", stage: "repeat", noSupplyReason: "Wants to think about it." }),
  ).consultation;
  expect(read.clinicalSummary).toEqual(["Facial pain for 12 days.", "Wants to think about it."]);
  const complete = (noSupplyReason: string, from: ReceivedConsultation = read): readonly string[] =>
    completeConsultation(from, { sharing: "agreed", stage: "repeat", noSupplyReason }).clinicalSummary;
  expect(complete("Wants to think about it.")).toEqual(["Facial pain for 12 days."]);
  expect(complete("Blood pressure too high.")).toEqual(read.clinicalSummary);
  expect(complete("Wants to think about it.", { ...read, clinicalSummary: ["Wants to think about it."] })).toEqual([
    "Wants to think about it.",
  ]);
});

test("the same ids come again in their order, and new ones where there was none and after the last", () => {
  const next = sameIds(["00000000-0000-4000-8000-000000000001", ""]);
  expect(next()).toBe("00000000-0000-4000-8000-000000000001");
  const [second, third] = [next(), next()];
  expect(second).toMatch(/^[0-9a-f-]{36}$/);
  expect(third).not.toBe(second);
});
