import { existsSync, readFileSync } from "node:fs";
import type { Bundle } from "../../src/fhir/types.js";
import { readXml } from "../../src/fhir/xml/read-xml.js";
import { steady, withMoreRules, type Benchmark } from "./benchmark.js";
import { built } from "./built.js";
import { fhirWithStu3 } from "./fhir-stu3.js";

const { validateMessage, validateResources } = built;

const example = "../shared/spec/examples/pharmacy-first-service--example-1.xml";

/**
 * Validating the official Pharmacy First example, both as read and as text; against the peer's reading and its
 * validation by the base definitions.
 */
export function benchmarks(): readonly Benchmark[] | { readonly notRun: string } {
  if (!existsSync(example)) return { notRun: "../shared/spec is missing" };
  const text = readFileSync(example, "utf8");
  const shared = { peer: "fhir 4.12.0", pace: steady };
  return [
    {
      ...shared,
      name: "validate",
      goal: { timesAsFast: 10 },
      guarded: withMoreRules,
      ours: () => {
        const bundle = readXml(text).resource as Bundle;
        return () => validateResources(bundle);
      },
      theirs: () => {
        const fhir = fhirWithStu3("../shared/spec/stu3-core");
        const message = fhir.xmlToObj(text);
        return () => fhir.validate(message);
      },
    },
    {
      ...shared,
      name: "xml-report",
      goal: { timesAsFast: 10 },
      guarded: withMoreRules,
      ours: () => () => validateMessage(text),
      theirs: () => {
        const fhir = fhirWithStu3("../shared/spec/stu3-core");
        return () => fhir.validate(fhir.xmlToObj(text));
      },
    },
  ];
}
