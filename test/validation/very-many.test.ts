import { expect, test } from "vitest";
import type { Bundle } from "../../src/fhir/types.js";
import { subjectOf } from "../../src/validation/subject/subject.js";
import { validateResources } from "../../src/validation/index.js";
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

test("UR-001: very many entries that each lack a resource take time in proportion to their number", () => {
  const entries = (count: number): Bundle =>
    ({
      resourceType: "Bundle",
      type: "message",
      entry: [
        { fullUrl: "x", resource: { resourceType: "MessageHeader", event: { code: "ITK014M" } } },
        ...Array.from({ length: count }, () => ({ fullUrl: "x" })),
      ],
    }) as unknown as Bundle;
  const secondsOf = (count: number): number => {
    const before = performance.now();
    const { issues } = validateResources(entries(count));
    expect(issues.filter(({ rule, code }) => rule === "UR-002" && code === "required").length).toBeGreaterThan(1000);
    return (performance.now() - before) / 1000;
  };
  secondsOf(2_000);
  // It took 50 seconds and more while each item's faults were concatenated with all before them.
  expect(secondsOf(60_000)).toBeLessThan(15);
});
