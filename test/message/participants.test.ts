import { expect, test } from "vitest";
import type { OtherPractitionerInput, PractitionerPart } from "../../src/consultation/index.js";
import { readMessage, writeXml } from "../../src/index.js";
import { leastInput } from "../consultation/inputs.js";
import { linesOf } from "../consultation/issues.js";
import { compose, oneOf } from "./support/composed.js";

const others = (...parts: readonly PractitionerPart[]): readonly OtherPractitionerInput[] =>
  parts.map((part, at) => ({
    name: { family: `Person${String(at + 2)}` },
    role: "R1290",
    label: `practitioner-${String(at + 2)}`,
    part,
  }));
const message = (...parts: readonly PractitionerPart[]): ReturnType<typeof compose> =>
  compose({ ...leastInput, otherPractitioners: others(...parts) });
/** The codes and texts of each participant. */
const typesOf = (...parts: readonly PractitionerPart[]): readonly unknown[] =>
  (oneOf(message(...parts), "Encounter").participant ?? []).map(({ type = [] }) =>
    type.map(({ coding = [], text }) => `${coding[0]?.code ?? ""}: ${text ?? ""}`),
  );
const readPartsOf = (xml: string): unknown => readMessage(xml).consultation.otherPractitioners?.map(({ part }) => part);

test("UR-031: somebody alone is the recorder; with others the recorder performed too, and the others took part", () => {
  expect(typesOf()).toEqual([["REC: recorder"]]);
  expect(typesOf("supervised", "supplied", "measured", "took-part")).toEqual([
    ["REC: recorder", "PPRF: primary performer"],
    ["PART: supervised"],
    ["PART: supplied"],
    ["PART: measured"],
    ["PART: took part"],
  ]);
});

test("UR-031: where another performed, the recorder only recorded; only one person can have performed", () => {
  expect(typesOf("supplied", "performed")).toEqual([["REC: recorder"], ["PART: supplied"], ["PPRF: performed"]]);
  expect(linesOf({ otherPractitioners: others("performed", "took-part", "performed") })).toEqual([
    "UR-031 otherPractitioners[2].part: is performed, as for an earlier one: only one person can be the one who " +
      "performed",
  ]);
});

test("UR-031: what each one did is read back, and nothing of it is left over", () => {
  for (const parts of [
    ["performed", "supplied"],
    ["supervised", "supplied", "measured", "took-part"],
  ] as const) {
    const xml = writeXml(message(...parts).bundle);
    expect(readPartsOf(xml)).toEqual(parts);
    expect(readMessage(xml).remainder).toEqual([]);
  }
});

test("UR-031: a performer is known by the code, whatever the text; other codes and texts are in the remainder", () => {
  const xml = writeXml(message("performed").bundle);
  expect(readPartsOf(xml.replace('<text value="performed"/>', '<text value="dispensed"/>'))).toEqual(["performed"]);
  const second = writeXml(message("measured").bundle)
    .replace('<code value="PART"/>', '<code value="SPRF"/>')
    .replace('display value="Participation"', 'display value="secondary performer"');
  expect(readPartsOf(second)).toEqual(["measured"]);
  expect(readMessage(second).remainder.map(({ what }) => what)).toContain("SPRF");
});

test("UR-031: that somebody alone performed too, or two did, is in the remainder, since it is not built", () => {
  const performer =
    '<type><coding><system value="http://hl7.org/fhir/v3/ParticipationType"/><code value="PPRF"/></coding></type>';
  const alone = writeXml(message().bundle).replace("</type><individual>", `</type>${performer}<individual>`);
  const two = writeXml(message("performed").bundle).replace("</type><individual>", `</type>${performer}<individual>`);
  for (const xml of [alone, two]) expect(readMessage(xml).remainder.map(({ what }) => what)).toContain("PPRF");
});
