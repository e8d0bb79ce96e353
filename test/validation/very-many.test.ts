import { expect, test } from "vitest";
import type { Bundle } from "../../src/fhir/types.js";
import { subjectOf } from "../../src/validation/subject/subject.js";
import { foundBy } from "./support/found.js";

test("UR-030: more resources that the section does not name than a function takes arguments are all found", () => {
  const count = 150_000;
  const composition = {
    resource: { resourceType: "Composition", section: [{ entry: [{ reference: "urn:uuid:a" }] }] },
  };
  const document = {
    resourceType: "Bundle",
    type: "document",
    entry: [
      composition,
      ...Array.from({ length: count }, () => ({ resource: { resourceType: "ClinicalImpression" } })),
    ],
  };
  const subject = subjectOf(
    { resourceType: "Bundle", type: "message", entry: [{ resource: document }] } as unknown as Bundle,
    {},
  );
  expect(foundBy("UR-030", subject).filter(({ code }) => code === "not-in-section")).toHaveLength(count);
});
