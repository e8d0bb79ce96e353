import { existsSync, readFileSync } from "node:fs";
import { readXml } from "../../src/fhir/xml/read-xml.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { steady, type Benchmark } from "./benchmark.js";
import { fhirWithStu3 } from "./fhir-stu3.js";

const example = "../shared/spec/examples/pharmacy-first-service--example-1.xml";

/**
 * Reading and writing the official Pharmacy First example, against `fhir` with STU3 tables and against JSON of the same
 * object.
 */
export function benchmarks(): readonly Benchmark[] | { readonly notRun: string } {
  if (!existsSync(example)) return { notRun: "../shared/spec is missing" };
  const text = readFileSync(example, "utf8");
  const { resource } = readXml(text);
  const json = JSON.stringify(resource);
  // A concatenated string is only laid out in memory when it is first read; that is part of writing.
  const written = (xml: string): number => xml.charCodeAt(xml.length - 1);
  const reading = { ours: () => () => readXml(text), pace: steady };
  const writing = { ours: () => () => written(writeXml(resource)), pace: steady };
  return [
    {
      ...reading,
      name: "xml-read",
      peer: "fhir 4.12.0",
      theirs: () => {
        const fhir = fhirWithStu3("../shared/spec/stu3-core");
        return () => fhir.xmlToObj(text);
      },
      goal: { timesAsFast: 10 },
    },
    {
      ...writing,
      name: "xml-write",
      peer: "fhir 4.12.0",
      theirs: () => {
        const fhir = fhirWithStu3("../shared/spec/stu3-core");
        const theirs = fhir.xmlToObj(text);
        return () => written(fhir.objToXml(theirs));
      },
      goal: { timesAsFast: 20 },
    },
    {
      ...reading,
      name: "xml-read-json",
      peer: "JSON.parse",
      theirs: () => () => JSON.parse(json) as unknown,
      goal: { timesAsLong: 4 },
    },
    {
      ...writing,
      name: "xml-write-json",
      peer: "JSON.stringify",
      theirs: () => () => written(JSON.stringify(resource)),
      goal: { timesAsLong: 4 },
    },
  ];
}
