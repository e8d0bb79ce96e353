import { expect, test } from "vitest";
import { attachmentFaults } from "../../../src/validation/searches/base-faults.js";
import { alone, whole } from "../support/found.js";

const faults = (attachment: object): readonly string[] =>
  whole(attachmentFaults(alone({ resourceType: "Observation", valueAttachment: attachment })));
const wrong = [
  "FHIR-Attachment error contradiction Observation.valueAttachment.size | The size is not the number of bytes " +
    "that the data holds.",
];

test("FHIR-Attachment: the size is the number of bytes, with any padding and line breaks", () => {
  for (const [data, size] of [
    ["YWJj", 3],
    ["YWI=", 2],
    ["YQ==", 1],
    ["YWJj\n YQ==", 4],
    ["", 0],
  ] as const) {
    expect(faults({ size, data }), data).toEqual([]);
    expect(faults({ size: size + 1, data }), data).toEqual(wrong);
  }
  expect(faults({ size: 1, data: "YWI=" })).toEqual(wrong);
});

test("FHIR-Attachment: without the data, or without the size, nothing is compared", () => {
  for (const attachment of [{ size: 5 }, { data: "YQ==" }, { url: "urn:x", size: 5 }])
    expect(faults(attachment)).toEqual([]);
});
