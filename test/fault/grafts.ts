/**
 * Every element that FHIR has, put into every object of valid messages: tsx test/fault/grafts.ts [--every N]
 * --every 3 tries one element in three, spread evenly: all take five minutes.
 * A message with it that is still valid must be read differently, or else the element was dropped without a word.
 * Exits 1 where one is dropped.
 */
import { parseArgs } from "node:util";
import type { Bundle, Resource } from "../../src/fhir/types.js";
import { typeTables, type ElementTable, type TypeTable } from "../../src/fhir/tables.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeMessage } from "../../src/message/compose-message.js";
import { readMessage } from "../../src/message/read/read-message.js";
import { validateResources } from "../../src/validation/validate-resources.js";
import { maximal } from "../render/support/maximal.js";

type Value = Readonly<Record<string, unknown>>;

/** A value of each primitive; another one where the message has the first already. */
const primitives: Readonly<Record<string, readonly unknown[]>> = {
  boolean: [true, false],
  integer: [7],
  positiveInt: [7],
  unsignedInt: [7],
  decimal: ["7.5"],
  date: ["2025-07-01"],
  dateTime: ["2025-07-02T10:06:07+01:00"],
  instant: ["2025-07-02T10:06:07.890+01:00"],
  time: ["10:06:07"],
  base64Binary: ["Z3JhZnQ="],
  uri: ["urn:oid:1.2.3"],
  oid: ["urn:oid:1.2.3"],
  id: ["graft"],
  code: ["graft"],
  markdown: ["a graft"],
  string: ["a graft"],
  xhtml: ['<div xmlns="http://www.w3.org/1999/xhtml">a graft</div>'],
};

/** Values of codes that FHIR's own lists require, by the element: without one of these no such graft is valid. */
const codes: readonly unknown[] = [
  ...["usual", "official", "old", "home", "work", "temp", "mobile", "postal", "phone", "final", "completed", "active"],
  ...[
    "male",
    "mild",
    "L",
    "<",
    "finished",
    "resolved",
    "confirmed",
    "provisional",
    "registered",
    "amended",
    "mon",
    "d",
  ],
  ...["planned", "replaces", "accepted", "PCM", "AC", "generated", "additional", "working", "mode", "event-date"],
];

/** Small values of complex types that profiles allow; of others the first element that can be filled. */
const complex: Readonly<Record<string, Value>> = {
  CodeableConcept: { text: "a graft" },
  Coding: { system: "http://snomed.info/sct", code: "38341003", display: "a graft" },
  Identifier: { system: "urn:oid:1.2.3", value: "a graft" },
  Reference: { display: "a graft" },
  Period: { start: "2025-07-01" },
  Quantity: { value: "7.5", unit: "a graft" },
  Age: { value: "7", unit: "year", system: "http://unitsofmeasure.org", code: "a" },
  Duration: { value: "7", unit: "day", system: "http://unitsofmeasure.org", code: "d" },
  Range: { low: { value: "7", unit: "a graft" } },
  Ratio: { numerator: { value: "7" }, denominator: { value: "8" } },
  HumanName: { text: "a graft" },
  Address: { text: "a graft" },
  ContactPoint: { system: "phone", value: "01632 960007" },
  Annotation: { text: "a graft" },
  Attachment: { contentType: "text/plain", title: "a graft" },
  Timing: { code: { text: "a graft" } },
  Meta: { versionId: "graft" },
  Narrative: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">a graft</div>' },
  Extension: { url: "https://example.org/graft", valueString: "a graft" },
};

/** Concepts that some reader knows: what it takes, it must also give back. */
const concepts: readonly Value[] = [
  { coding: [{ system: "http://snomed.info/sct", code: "368208006", display: "Left upper arm structure" }] },
  { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0078", code: "H", display: "High" }] },
];

/** The values to try for an element; of the codes of FHIR's own lists, the first that is valid is enough. */
function valuesFor(element: ElementTable): readonly unknown[] {
  if (element.kind === "resource") return [];
  if (element.code === "code") return codes;
  if (element.code === "CodeableConcept") return [complex["CodeableConcept"], ...concepts];
  return primitives[element.code] ?? [complex[element.code] ?? firstOf(element.type)];
}

/** For a backbone element: each of its elements alone would be many; one is enough to be there. */
function firstOf(type: TypeTable): unknown {
  for (const element of type.elements.values()) {
    if (element.name === "id" || element.name === "extension" || element.name === "modifierExtension") continue;
    const value = primitives[element.code]?.[0] ?? complex[element.code];
    if (value !== undefined) return { [element.name]: element.repeats ? [value] : value };
  }
  return { id: "graft" };
}

interface Place {
  readonly path: string;
  readonly value: Record<string, unknown>;
  readonly type: TypeTable;
}

/** Every object of a message, with its type. */
function* placesIn(value: unknown, path: string, type: TypeTable): Generator<Place> {
  if (typeof value !== "object" || value === null) return;
  const own = typeTables().get((value as Partial<Resource>).resourceType ?? "") ?? type;
  const object = value as Record<string, unknown>;
  yield { path, value: object, type: own };
  for (const [name, member] of Object.entries(object)) {
    const element = own.elements.get(name);
    if (element === undefined) continue;
    const items: readonly unknown[] = Array.isArray(member) ? member : [member];
    for (const [index, item] of items.entries())
      yield* placesIn(item, Array.isArray(member) ? `${path}.${name}[${index}]` : `${path}.${name}`, element.type);
  }
}

const now = new Date("2025-07-02T10:30:00+01:00");
const { values: options } = parseArgs({ options: { every: { type: "string", default: "1" } } });
const every = Number(options.every);
if (!Number.isInteger(every) || every < 1) throw new Error("--every must be a whole number from 1 on");
const found = { elements: 0, tried: 0, valid: 0, dropped: 0 };

function isValid(bundle: Bundle, release: "1.2.0" | "1.2.1"): boolean {
  return validateResources(bundle, { now, release }).valid;
}

function reading(bundle: Bundle): string {
  return JSON.stringify(readMessage(writeXml(bundle)));
}

for (const [name, consultation] of maximal) {
  const release = consultation.service === "urgent-supply" ? "1.2.0" : "1.2.1";
  let count = 0;
  const { bundle } = composeMessage(consultation, {
    sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release },
    clock: () => now,
    newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`,
  });
  const base = structuredClone(bundle);
  const before = reading(base);
  const root = typeTables().get("Bundle");
  if (root === undefined) throw new Error("the tables have no Bundle");
  for (const place of [...placesIn(base, "Bundle", root)]) {
    for (const element of place.type.elements.values()) {
      const old = place.value[element.name];
      if (old !== undefined && !element.repeats) continue;
      found.elements += 1;
      if (found.elements % every !== 0) continue;
      for (const value of valuesFor(element)) {
        place.value[element.name] = element.repeats
          ? [...((old as readonly unknown[] | undefined) ?? []), value]
          : value;
        found.tried += 1;
        const valid = isValid(base, release);
        if (valid) {
          found.valid += 1;
          if (reading(base) === before) {
            found.dropped += 1;
            console.log(`dropped from ${name}: ${place.path}.${element.name}`);
          }
        }
        if (old === undefined) Reflect.deleteProperty(place.value, element.name);
        else place.value[element.name] = old;
        if (valid && element.code === "code") break;
      }
    }
  }
}
console.log(
  `${found.tried} grafts tried in ${maximal.length} messages, ${found.valid} valid, ${found.dropped} dropped`,
);
console.log(`${found.valid - found.dropped} passed, ${found.dropped} failed`);
if (found.dropped > 0 || found.valid < 12_000 / every) process.exitCode = 1;
