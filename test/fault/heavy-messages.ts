import { bloodPressureTriplets } from "../../src/terminology/blood-pressure.js";
import { vitalSigns } from "../../src/terminology/vital-signs.js";
import { leastMessage } from "./validator-corpus.js";

/** A message that repeats one thing many times, which shows where code compares each item with every other. */
export interface Heavy {
  readonly name: string;
  /** The thing repeated `count` times, in an otherwise valid message. */
  message(count: number): string;
}

const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join("");
const id = (at: number): string => `10000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const snomed = "http://snomed.info/sct";
const coding = (code: string, display = "x"): string =>
  `<coding><system value="${snomed}"/><code value="${code}"/><display value="${display}"/></coding>`;
const entry = (at: number, resource: string): string =>
  `<entry><fullUrl value="urn:uuid:${id(at)}"/><resource>${resource}</resource></entry>`;

/** Puts text before the first place of another after a mark; the message is our own, so both exist. */
function put(after: string, before: string, insert: string, text: string = leastMessage): string {
  const at = text.indexOf(before, text.indexOf(after));
  if (at < 0) throw new Error(`nothing to fill after ${after}`);
  return text.slice(0, at) + insert + text.slice(at);
}

const inDocument = (entries: string): string => put("<Composition", "</Bundle>", entries);
const inMessage = (entries: string): string => leastMessage.replace(/<\/Bundle>$/, () => `${entries}</Bundle>`);
const inResource = (type: string, inside: string): string => put(`<${type}>`, `</${type}>`, inside);

function observation(code: string, value: string, unit: string, at: number): string {
  return entry(
    at,
    `<Observation><code>${coding(code)}</code><valueQuantity><value value="${value}"/><system ` +
      `value="http://unitsofmeasure.org"/><code value="${unit}"/></valueQuantity></Observation>`,
  );
}

/** A dispense with this many dosages. */
const dispenseOf = (count: number, textOf: (at: number) => string): string => {
  const dosages = many(count, (at) => `<dosageInstruction><text value="${textOf(at)}"/></dosageInstruction>`);
  return `<MedicationDispense>${dosages}</MedicationDispense>`;
};

const [weight, height, bodyMassIndex] = [vitalSigns.weight, vitalSigns.height, vitalSigns.bodyMassIndex].map(
  ({ coding: { code } }) => code,
) as [string, string, string];
const [bloodPressure, systolic, diastolic] = (["header", "systolic", "diastolic"] as const).map(
  (part) => Object.values(bloodPressureTriplets)[0]?.[part].code ?? "",
) as [string, string, string];

/** Long enough that reading it again for each item is noticeable. */
const longText = "words ".repeat(50_000);

export const heavyMessages: readonly Heavy[] = [
  { name: "entries without anything", message: (count) => inDocument(many(count, () => "<entry/>")) },
  {
    name: "entries with a fullUrl alone in the document",
    message: (count) => inDocument(many(count, () => '<entry><fullUrl value="x"/></entry>')),
  },
  {
    name: "entries with a fullUrl alone in the message",
    message: (count) => inMessage(many(count, () => '<entry><fullUrl value="x"/></entry>')),
  },
  {
    name: "readings and requests in one text",
    message: (count) =>
      leastMessage.replace(/<summary [^>]*>/, () => `<summary value="${many(count, () => "BP 1/2, gp to see, ")}"/>`),
  },
  {
    name: "resources of one name",
    message: (count) => inDocument(many(count, () => entry(1, `<Condition><id value="${id(1)}"/></Condition>`))),
  },
  {
    name: "conditions",
    message: (count) => inDocument(many(count, (at) => entry(at, `<Condition><id value="${id(at)}"/></Condition>`))),
  },
  { name: "unknown resources", message: (count) => inDocument(many(count, (at) => entry(at, "<Nothing/>"))) },
  {
    name: "resources in the message, then its senders",
    message: (count) => inMessage(many(count, (at) => entry(at, at * 2 < count ? "<Patient/>" : "<Organization/>"))),
  },
  {
    name: "senders in a message without one",
    message: (count) =>
      leastMessage
        .replaceAll(/<(\/?)Organization>/g, "<$1Patient>")
        .replace(
          /<\/Bundle>$/,
          () => `${many(count, (at) => entry(at, at * 2 < count ? "<Patient/>" : "<Organization/>"))}</Bundle>`,
        ),
  },
  {
    name: "bundles",
    message: (count) => inMessage(many(count, (at) => entry(at, `<Bundle><type value="document"/></Bundle>`))),
  },
  {
    name: "encounters, and parts of the handling",
    message: (count) =>
      put(
        "ITK-MessageHandling",
        "</extension></extension>",
        many(Math.floor(count / 2), () => `</extension><extension url="SenderReference"><valueString value="x"/>`),
        inDocument(many(Math.floor(count / 2), (at) => entry(at, "<Encounter/>"))),
      ),
  },
  {
    name: "profiles",
    message: (count) =>
      put(
        "<Patient>",
        "</meta>",
        many(count, () => `<profile value="x"/>`),
      ),
  },
  {
    name: "tags",
    message: (count) =>
      put(
        "<ClinicalImpression>",
        "</meta>",
        many(
          count,
          () =>
            '<tag><system value="https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RecordStandardHeadings"/><code ' +
            'value="x"/></tag>',
        ),
      ),
  },
  {
    name: "codings",
    message: (count) =>
      inDocument(entry(0, `<Condition><code>${many(count, () => coding("276433004"))}</code></Condition>`)),
  },
  {
    name: "codings beside one long text",
    message: (count) =>
      inDocument(
        entry(
          0,
          `<Condition><code>${many(count, () => coding("276433004"))}<text value="${longText}"/></code></Condition>`,
        ),
      ),
  },
  {
    name: "codings of medicines",
    message: (count) =>
      inDocument(
        entry(
          0,
          `<MedicationDispense><medicationCodeableConcept>${many(count, () => coding("276433004"))}<text ` +
            `value="${longText}"/></medicationCodeableConcept></MedicationDispense>`,
        ),
      ),
  },
  {
    name: "types of the Composition",
    message: (count) =>
      put(
        "<Composition>",
        "</type>",
        many(count, () => coding("276433004")),
      ),
  },
  {
    name: "reasons of the Encounter, and types",
    message: (count) =>
      put(
        "<Encounter>",
        "</reason>",
        many(Math.floor(count / 2), (at) => coding(String(at))),
        put(
          "<Composition>",
          "</type>",
          many(Math.floor(count / 2), (at) => coding(String(at))),
        ),
      ),
  },
  {
    name: "identifiers",
    message: (count) =>
      put(
        "<Patient>",
        "</identifier>",
        many(
          count,
          () => `</identifier><identifier><system value="https://fhir.nhs.uk/Id/nhs-number"/><value value="1"/>`,
        ),
      ),
  },
  {
    name: "names",
    message: (count) =>
      put(
        "<Patient>",
        "</name>",
        many(count, () => `</name><name><family value="a"/>`),
      ),
  },
  {
    name: "given names, half with a reason for none",
    message: (count) =>
      put(
        "<Patient>",
        "</name>",
        many(count, (at) =>
          at % 2 === 0 ? `<given value="a"/>` : `<given><extension url="u"><valueCode value="c"/></extension></given>`,
        ),
      ),
  },
  {
    name: "references to nothing",
    message: (count) =>
      put(
        "<Composition>",
        "</section>",
        many(count, (at) => `<entry><reference value="urn:uuid:${id(at)}"/></entry>`),
      ),
  },
  {
    name: "references to one",
    message: (count) =>
      put(
        "<Composition>",
        "</section>",
        many(count, () => `<entry><reference value="urn:uuid:${id(1)}"/></entry>`),
      ),
  },
  {
    name: "references that are none",
    message: (count) =>
      put(
        "<Composition>",
        "</section>",
        many(count, (at) => `<entry><reference value="Patient/${String(at)}"/></entry>`),
      ),
  },
  {
    name: "sections",
    message: (count) =>
      put(
        "<Composition>",
        "</section>",
        many(count, () => `</section><section><title value="a"/>`),
      ),
  },
  {
    name: "components",
    message: (count) =>
      inDocument(
        entry(
          0,
          `<Observation><code>${coding(bloodPressure)}</code>` +
            many(count, (at) => {
              const code = coding(at % 2 === 0 ? systolic : diastolic);
              return `<component><code>${code}</code><valueQuantity><value value="1"/></valueQuantity></component>`;
            }) +
            "</Observation>",
        ),
      ),
  },
  {
    name: "blood pressures",
    message: (count) =>
      inDocument(
        many(count, (at) =>
          entry(
            at,
            `<Observation><code>${coding(bloodPressure)}</code><component><code>${coding(systolic)}</code>` +
              '<valueQuantity><value value="1"/></valueQuantity></component></Observation>',
          ),
        ),
      ),
  },
  {
    name: "weights, heights and body mass indexes",
    message: (count) =>
      inDocument(
        many(count, (at) =>
          observation(
            [weight, height, bodyMassIndex][at % 3] ?? "",
            `${at + 1}`,
            ["kg", "cm", "kg/m2"][at % 3] ?? "",
            at,
          ),
        ),
      ),
  },
  {
    name: "digits of a weight and a height",
    message: (count) =>
      inDocument(
        observation(weight, `0.${"1".repeat(count)}`, "kg", 1) +
          observation(height, `0.${"1".repeat(count)}`, "cm", 2) +
          observation(bodyMassIndex, `0.${"1".repeat(count)}`, "kg/m2", 3),
      ),
  },
  {
    name: "digits before the point",
    message: (count) =>
      inDocument(observation(weight, "9".repeat(count), "kg", 1) + observation(height, "9".repeat(count), "cm", 2)),
  },
  {
    name: "digits of a time",
    message: (count) =>
      leastMessage.replace(/<start value="[^"]*"/, `<start value="2025-07-02T10:05:00.${"1".repeat(count)}+01:00"`),
  },
  {
    name: "dosages",
    message: (count) =>
      inDocument(
        entry(
          0,
          dispenseOf(count, (at) => `as directed${" ".repeat(at % 40)}${at % 2 === 0 ? "." : ""}`),
        ),
      ),
  },
  {
    name: "dosages of three characters",
    message: (count) =>
      inDocument(
        entry(
          0,
          dispenseOf(count, (at) => String.fromCharCode(0x4e00 + (at % 0x5000), 0x4e00 + Math.floor(at / 0x5000))),
        ),
      ),
  },
  {
    name: "supplies",
    message: (count) =>
      inDocument(
        many(count, (at) =>
          entry(
            at,
            "<MedicationDispense><status " +
              `value="completed"/><medicationCodeableConcept>${coding("289411000001107")}</medicationCodeableConcept>` +
              "</MedicationDispense>",
          ),
        ),
      ),
  },
  {
    name: "participants",
    message: (count) =>
      inResource(
        "Encounter",
        many(count, () => `<participant><individual><reference value="urn:uuid:${id(1)}"/></individual></participant>`),
      ),
  },
  {
    name: "practitioners and roles",
    message: (count) =>
      inDocument(
        many(count, (at) =>
          entry(
            at,
            at % 2 === 0
              ? "<Practitioner/>"
              : `<PractitionerRole><practitioner><reference value="urn:uuid:${id(at - 1)}"/></practitioner>` +
                  "</PractitionerRole>",
          ),
        ),
      ),
  },
  {
    name: "extensions",
    message: (count) =>
      put(
        "<Patient>",
        "<identifier>",
        many(count, () => `<extension url="u"><valueCode value="c"/></extension>`),
      ),
  },
  {
    name: "extensions without end",
    message: (count) =>
      put(
        "<Patient>",
        "<identifier>",
        '<extension url="u">'.repeat(50) +
          many(count, () => '<extension url="u"><valueCode value=" "/></extension>') +
          "</extension>".repeat(50),
      ),
  },
  {
    name: "extensions of primitives",
    message: (count) =>
      put(
        "<Patient>",
        "</name>",
        many(count, () => `<given value="a"><extension url="u"><valueCode value=" "/></extension></given>`),
      ),
  },
  {
    name: "contained resources",
    message: (count) =>
      put(
        "<Patient>",
        "<identifier>",
        many(count, () => "<contained><Patient/></contained>"),
      ),
  },
  {
    name: "values of a wrong form",
    message: (count) =>
      put(
        "<Patient>",
        "</name>",
        many(count, () => `<given value=" "/>`),
      ),
  },
  {
    name: "codes with spaces",
    message: (count) =>
      inDocument(
        entry(0, `<Condition><code>${many(count, () => `<coding><code value=" a"/></coding>`)}</code></Condition>`),
      ),
  },
  {
    name: "unknown elements, and faults beside them",
    message: (count) =>
      put(
        "<Patient>",
        "</Patient>",
        many(999, (at) => `<x${String(at)}/>`),
        inDocument(
          entry(0, `<Condition><code>${many(count, () => `<coding><code value=" a"/></coding>`)}</code></Condition>`),
        ),
      ),
  },
  {
    name: "unknown elements",
    message: (count) =>
      put(
        "<Patient>",
        "</Patient>",
        many(count, () => "<x/>"),
      ),
  },
  {
    name: "characters of an element's name",
    message: (count) => put("<Patient>", "</Patient>", `<${"x".repeat(count)}/>`),
  },
  {
    name: "outcomes",
    message: (count) => inMessage(many(count, (at) => entry(at, "<OperationOutcome><issue/></OperationOutcome>"))),
  },
  {
    name: "comments",
    message: (count) =>
      put(
        "<Patient>",
        "</Patient>",
        many(count, () => "<!-- a -->"),
      ),
  },
  { name: "lines", message: (count) => put("<Patient>", "</Patient>", "\n".repeat(count)) },
  {
    name: "spaces in a display",
    message: (count) =>
      inDocument(entry(0, `<Condition><code>${coding("276433004", `a${" ".repeat(count)}b`)}</code></Condition>`)),
  },
  {
    name: "spaces in a summary",
    message: (count) =>
      inResource(
        "ClinicalImpression",
        `<summary value="please${" ".repeat(count)}x gp${" ".repeat(count)}x no${" ".repeat(count)}x"/>`,
      ),
  },
  {
    name: "spaces around a profile",
    message: (count) => put("<Patient>", "</meta>", `<profile value="${" ".repeat(count)}x${" ".repeat(count)}x"/>`),
  },
  {
    name: "numbers in a text",
    message: (count) =>
      inResource("ClinicalImpression", `<description value="${many(count, () => "999 195 6832 ")}"/>`),
  },
  {
    name: "digits in a text",
    message: (count) => inResource("ClinicalImpression", `<description value="${"9".repeat(count)}"/>`),
  },
  {
    name: "spaces in an address of a narrative",
    message: (count) =>
      put(
        "<Patient>",
        "<identifier>",
        '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><a ' +
          `href="${" ".repeat(count)}:">x</a></div></text>`,
      ),
  },
  {
    name: "tags of a narrative",
    message: (count) =>
      put(
        "<Patient>",
        "<identifier>",
        '<text><status value="generated"/><div ' +
          `xmlns="http://www.w3.org/1999/xhtml">${many(count, () => `<a href="x" title=" on on on"/>`)}</div>` +
          "</text>",
      ),
  },
  {
    name: "spaces in a tag of a narrative",
    message: (count) =>
      put(
        "<Patient>",
        "<identifier>",
        '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">' +
          `<a${" ".repeat(count)}title="${" on".repeat(Math.floor(count / 3))}"/></div></text>`,
      ),
  },
  {
    name: "words in a code",
    message: (count) =>
      inDocument(entry(0, `<Condition><code>${coding(`a${" a".repeat(Math.floor(count / 2))}  `)}</code></Condition>`)),
  },
  {
    name: "numbers of an oid",
    message: (count) =>
      put(
        "<Practitioner>",
        "</Practitioner>",
        `<extension url="u"><valueOid value="urn:oid:1${".1".repeat(Math.floor(count / 2))}"/></extension>`,
      ),
  },
  {
    name: "spaces in a code",
    message: (count) => inDocument(entry(0, `<Condition><code>${coding(`a${" ".repeat(count)}b`)}</code></Condition>`)),
  },
  {
    name: "characters of an id",
    message: (count) => inDocument(entry(0, `<Condition><id value="${"a".repeat(count)}"/></Condition>`)),
  },
  {
    name: "characters of base64",
    message: (count) =>
      put(
        "<Practitioner>",
        "</Practitioner>",
        `<photo><data value="${"QUFB ".repeat(Math.floor(count / 5))}!"/></photo>`,
      ),
  },
];
