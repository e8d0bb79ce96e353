import { expect, test } from "vitest";
import { readMessage, writeXml } from "../../src/index.js";
import { encounterTypes, encounterTypesOfOthers } from "../../src/terminology/index.js";
import type { HowSeenInput } from "../../src/consultation/index.js";
import { fullInput } from "../consultation/inputs.js";
import { compose, oneOf } from "./support/composed.js";

const snomed = "http://snomed.info/sct";
const xmlWith = (seen: HowSeenInput): string => writeXml(compose({ ...fullInput, seen }).bundle);
const readBack = (seen: HowSeenInput): unknown => readMessage(xmlWith(seen)).consultation.seen;

test("UR-031: how the patient was seen is the type of the Encounter", () => {
  const codes = {
    "in-person": "307778003",
    telephone: "386472008",
    video: "307321000000107",
    remote: "325871000000103",
  };
  for (const seen of ["in-person", "telephone", "video", "remote"] as const) {
    const { code, display } = encounterTypes[seen];
    expect(code).toBe(codes[seen]);
    expect(oneOf(compose({ ...fullInput, seen }), "Encounter").type).toEqual([
      { coding: [{ system: snomed, code, display }], text: display },
    ]);
  }
});

test("UR-031: an own coding is sent and read back", () => {
  const own = { code: "325941000000100", display: "Face to face assessment encounter type" };
  expect(oneOf(compose({ ...fullInput, seen: own }), "Encounter").type?.[0]?.coding).toEqual([
    { system: snomed, ...own },
  ]);
  expect(readBack(own)).toEqual(own);
  for (const { code, display } of encounterTypesOfOthers)
    expect(readBack({ code, display })).toEqual({ code, display });
});

test("UR-031: by telephone, by video and remotely are read as such; in person is read as the coding that it is", () => {
  for (const seen of ["telephone", "video", "remote"] as const) expect(readBack(seen)).toBe(seen);
  expect(readBack("in-person")).toEqual({ code: "307778003", display: "Seen in primary care establishment" });
  for (const seen of ["in-person", "telephone"] as const) expect(readMessage(xmlWith(seen)).remainder).toEqual([]);
});

test("CS-01: a type whose words are another code's is not read: it stays in the remainder", () => {
  const read = readMessage(xmlWith("video").replace("307321000000107", "386472008"));
  expect(read.consultation).not.toHaveProperty("seen");
  expect(read.remainder.map(({ what }) => what)).toContain("386472008");
});
