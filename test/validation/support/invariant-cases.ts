import type { Bundle } from "../../../src/fhir/types.js";
import { compose } from "../../message/support/composed.js";

type Value = Readonly<Record<string, unknown>>;

/** Values of one type, some that hold to an invariant and some that break it. */
export interface InvariantCase {
  readonly key: string;
  readonly type: string;
  readonly right: readonly Value[];
  readonly broken: readonly Value[];
  /** The end of the path of the issue, below the value. */
  readonly at: string;
  /** The message with the value in it, and the path of the value. */
  readonly put: (value: Value) => { readonly bundle: Bundle; readonly path: string };
}

const message = compose().bundle;
const document = "Bundle.entry[2].resource";

type Members = Record<string, unknown>;

/** A member of what may be an object or a list. */
function within(value: unknown, name: string | number): unknown {
  return (value as Members)[name];
}

/** The path of the first resource of a type in the document, and the resource. */
function find(bundle: unknown, type: string): { readonly path: string; readonly resource: Members } {
  const entries = within(within(within(within(bundle, "entry"), 2), "resource"), "entry") as readonly {
    readonly resource: Members;
  }[];
  const index = entries.findIndex(({ resource }) => resource["resourceType"] === type);
  const resource = entries[index]?.resource;
  if (resource === undefined) throw new Error(`no ${type} in the message`);
  return { path: `${document}.entry[${String(index)}].resource`, resource };
}

/** Puts the value at an element of a resource: `stage`, or as the first of a list: `evidence[0]`. */
function at(type: string, element: string, changes: Value = {}): InvariantCase["put"] {
  return (value) => {
    const bundle = structuredClone(message);
    const { path, resource } = find(bundle, type);
    const [name = "", index] = element.split("[");
    Object.assign(resource, changes, { [name]: index === undefined ? value : [value] });
    return { bundle, path: `${path}.${element}` };
  };
}

/** Any data type can be the value of an extension. */
function anywhere(type: string): InvariantCase["put"] {
  return (value) => {
    const { bundle, path } = at("Patient", "extension[0]")({ url: "urn:example:anything", [`value${type}`]: value });
    return { bundle, path: `${path}.value${type}` };
  };
}

/** The resource with members changed; `undefined` takes one away. */
function changing(type: string): InvariantCase["put"] {
  return (value) => {
    const bundle = structuredClone(message);
    const { path, resource } = find(bundle, type);
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) Reflect.deleteProperty(resource, name);
      else resource[name] = member;
    }
    return { bundle, path };
  };
}

function changingBundle(pick: (bundle: unknown) => unknown, path: string): InvariantCase["put"] {
  return (value) => {
    const bundle = structuredClone(message);
    Object.assign(pick(bundle) as Members, value);
    return { bundle, path };
  };
}

const root = changingBundle((bundle) => bundle, "Bundle");
const inner = changingBundle((bundle) => within(within(within(bundle, "entry"), 2), "resource"), document);
const ucum = "http://unitsofmeasure.org";
const weight = (value: string): Value => ({ value, unit: "kg", system: ucum, code: "kg" });
const day = { periodUnit: "d" };
const timing = (put: Value): Value => ({ repeat: put });
const repeats = (key: string, atPath: string, right: readonly Value[], broken: readonly Value[]): InvariantCase => {
  const put = anywhere("Timing");
  return {
    key,
    type: "Timing.repeat",
    right,
    broken,
    at: atPath,
    put: (value) => {
      const placed = put(timing(value));
      return { ...placed, path: `${placed.path}.repeat` };
    },
  };
};
const firstId = "urn:uuid:00000000-0000-4000-8000-000000000002";
const contained = (one: Value): Value => ({
  contained: [{ resourceType: "Practitioner", id: "a", ...one }],
  generalPractitioner: [{ reference: "#a" }],
});

/** One list for both the tests of the checks and their comparison with FHIR's own expressions. */
export const invariantCases: readonly InvariantCase[] = [
  {
    key: "att-1",
    type: "Attachment",
    at: ".contentType",
    put: anywhere("Attachment"),
    right: [{ contentType: "text/plain", data: "YQ==" }, { url: "urn:x" }],
    broken: [{ data: "YQ==" }, { data: "YQ==", title: "x" }],
  },
  {
    key: "cpt-2",
    type: "ContactPoint",
    at: ".system",
    put: anywhere("ContactPoint"),
    right: [{ system: "phone", value: "1" }, { use: "work" }],
    broken: [{ value: "1" }, { value: "1", use: "work" }],
  },
  {
    key: "ext-1",
    type: "Extension",
    at: "",
    put: at("Patient", "extension[0]"),
    right: [
      { url: "urn:x", valueString: "a" },
      { url: "urn:x", extension: [{ url: "b", valueCode: "c" }] },
      { url: "urn:x", valueBoolean: false },
    ],
    broken: [{ url: "urn:x" }, { url: "urn:x", valueString: "a", extension: [{ url: "b", valueCode: "c" }] }],
  },
  {
    key: "per-1",
    type: "Period",
    at: "",
    put: anywhere("Period"),
    right: [
      { start: "2025-07-01", end: "2025-07-02" },
      { start: "2025", end: "2025" },
      { end: "2024" },
      { start: "2025-07-01T10:00:00+01:00", end: "2025-07-01T09:30:00Z" },
      { start: "2025-07-01T10:00:00Z", end: "2025" },
      { start: "2025-07-01T10:00:00Z", end: "2025-07-01" },
      { start: "2025-07-01", end: "2025-07-01T10:00:00Z" },
    ],
    broken: [
      { start: "2025-07-03", end: "2025-07-02" },
      { start: "2025-07-01T10:00:00Z", end: "2025-07-01T10:30:00+01:00" },
      { start: "2025-08", end: "2025-07" },
      { start: "2025-07-02", end: "2025-07-01T10:00:00Z" },
    ],
  },
  {
    key: "rat-1",
    type: "Ratio",
    at: "",
    put: anywhere("Ratio"),
    right: [
      { numerator: { value: "1" }, denominator: { value: "2" } },
      { extension: [{ url: "urn:x", valueString: "a" }] },
    ],
    broken: [{ numerator: { value: "1" } }, { denominator: { value: "2" } }, { id: "a" }],
  },
  {
    key: "ref-1",
    type: "Reference",
    at: ".reference",
    put: anywhere("Reference"),
    right: [{ reference: firstId }, { display: "x" }],
    broken: [{ reference: "#a" }],
  },
  {
    key: "org-2",
    type: "Organization.address",
    at: ".use",
    put: at("Organization", "address[0]"),
    right: [{ use: "work", city: "Leeds" }, { city: "Leeds" }],
    broken: [{ use: "home", city: "Leeds" }],
  },
  {
    key: "org-3",
    type: "Organization.telecom",
    at: ".use",
    put: at("Organization", "telecom[0]"),
    right: [{ system: "phone", value: "1", use: "work" }],
    broken: [{ system: "phone", value: "1", use: "home" }],
  },
  {
    key: "qty-3",
    type: "Quantity",
    at: ".system",
    put: anywhere("Quantity"),
    right: [
      { value: "1", code: "kg", system: ucum },
      { value: "1", unit: "kg" },
    ],
    broken: [{ value: "1", code: "kg" }],
  },
  {
    key: "age-1",
    type: "Age",
    at: "",
    put: anywhere("Age"),
    right: [{ value: "1", code: "a", system: ucum }, { unit: "years" }],
    broken: [
      { value: "1" },
      { value: "1", code: "a", system: "urn:x" },
      { value: "0", code: "a", system: ucum },
      { value: "-1.0", code: "a", system: ucum },
    ],
  },
  {
    key: "cnt-3",
    type: "Count",
    at: "",
    put: anywhere("Count"),
    right: [{ value: "1", code: "1", system: ucum }, { unit: "x" }],
    broken: [
      { value: "1" },
      { value: "1", code: "2", system: ucum },
      { value: "1.5", code: "1", system: ucum },
      { value: "1", code: "1", system: "urn:x" },
    ],
  },
  {
    key: "dis-1",
    type: "Distance",
    at: "",
    put: anywhere("Distance"),
    right: [{ value: "1", code: "m", system: ucum }],
    broken: [{ value: "1" }, { value: "1", code: "m", system: "urn:x" }],
  },
  {
    key: "drt-1",
    type: "Duration",
    at: "",
    put: anywhere("Duration"),
    right: [{ value: "1", code: "h", system: ucum }, { value: "1" }],
    broken: [
      { code: "h", system: ucum },
      { value: "1", code: "h", system: "urn:x" },
    ],
  },
  {
    key: "mny-1",
    type: "Money",
    at: "",
    put: anywhere("Money"),
    right: [{ value: "1", code: "GBP", system: "urn:iso:std:iso:4217" }],
    broken: [{ value: "1" }, { value: "1", code: "GBP", system: ucum }],
  },
  {
    key: "rng-2",
    type: "Range",
    at: "",
    put: anywhere("Range"),
    right: [{ low: weight("9"), high: weight("10") }, { low: weight("1.0"), high: weight("1") }, { low: weight("2") }],
    broken: [
      { low: weight("10"), high: weight("9") },
      { low: weight("2"), high: weight("1.9") },
    ],
  },
  repeats("tim-1", ".durationUnit", [{ duration: "1", durationUnit: "h" }, { count: 1 }], [{ duration: "1" }]),
  repeats("tim-2", ".periodUnit", [{ period: "1", ...day }, { count: 1 }], [{ period: "1" }]),
  repeats(
    "tim-4",
    ".duration",
    [
      { duration: "0", durationUnit: "h" },
      { duration: "1.5", durationUnit: "h" },
    ],
    [{ duration: "-1", durationUnit: "h" }],
  ),
  repeats(
    "tim-5",
    ".period",
    [
      { period: "0.0", ...day },
      { period: "2", ...day },
    ],
    [{ period: "-0.1", ...day }],
  ),
  repeats("tim-6", ".period", [{ period: "1", periodMax: "2", ...day }], [{ periodMax: "2", ...day }]),
  repeats(
    "tim-7",
    ".duration",
    [{ duration: "1", durationMax: "2", durationUnit: "h" }],
    [{ durationMax: "2", durationUnit: "h" }],
  ),
  repeats("tim-8", ".count", [{ count: 1, countMax: 2 }], [{ countMax: 2 }]),
  repeats(
    "tim-9",
    ".when",
    [{ offset: 5, when: ["ACM"] }, { when: ["CM"] }],
    [{ offset: 5 }, { offset: 5, when: ["CM"] }],
  ),
  repeats(
    "tim-10",
    ".when",
    [{ timeOfDay: ["10:00:00"] }, { when: ["CM"] }],
    [{ timeOfDay: ["10:00:00"], when: ["CM"] }],
  ),
  {
    key: "bdl-1",
    type: "Bundle",
    at: ".total",
    put: root,
    right: [{}, { type: "searchset", total: 1 }],
    broken: [{ total: 1 }],
  },
  {
    key: "bdl-2",
    type: "Bundle",
    at: ".entry[0].search",
    put: root,
    right: [{}],
    broken: [{ entry: [{ ...message.entry?.[0], search: { mode: "match" } }, ...(message.entry ?? []).slice(1)] }],
  },
  {
    key: "bdl-3",
    type: "Bundle",
    at: ".entry[0].request",
    put: root,
    right: [{}],
    broken: [
      {
        entry: [{ ...message.entry?.[0], request: { method: "GET", url: "urn:x" } }, ...(message.entry ?? []).slice(1)],
      },
    ],
  },
  {
    key: "bdl-4",
    type: "Bundle",
    at: ".entry[0].response",
    put: root,
    right: [{}],
    broken: [{ entry: [{ ...message.entry?.[0], response: { status: "200" } }, ...(message.entry ?? []).slice(1)] }],
  },
  {
    key: "bdl-5",
    type: "Bundle.entry",
    at: ".resource",
    put: changingBundle(
      (bundle) =>
        (within(bundle, "entry") as unknown[])[
          (within(bundle, "entry") as unknown[]).push({ fullUrl: "urn:uuid:00000000-0000-4000-8000-0000000000ff" }) - 1
        ],
      "Bundle.entry[3]",
    ),
    right: [{ request: { method: "GET", url: "urn:x" } }],
    broken: [{}],
  },
  {
    key: "bdl-7",
    type: "Bundle",
    at: ".entry[3].fullUrl",
    put: root,
    right: [{}],
    broken: [{ entry: [...(message.entry ?? []), message.entry?.[1]] }],
  },
  {
    key: "bdl-8",
    type: "Bundle.entry",
    at: ".fullUrl",
    put: changingBundle((bundle) => within(within(bundle, "entry"), 0), "Bundle.entry[0]"),
    right: [{}],
    broken: [{ fullUrl: "https://example.org/MessageHeader/1/_history/2" }],
  },
  {
    key: "bdl-9",
    type: "Bundle",
    at: ".identifier.system",
    put: inner,
    right: [{}],
    broken: [{ identifier: { value: "1" } }],
  },
  {
    key: "bdl-9",
    type: "Bundle",
    at: ".identifier.value",
    put: inner,
    right: [{}],
    broken: [{ identifier: { system: "urn:x" } }],
  },
  { key: "bdl-9", type: "Bundle", at: ".identifier", put: inner, right: [{}], broken: [{ identifier: undefined }] },
  {
    key: "dom-1",
    type: "Patient",
    at: ".contained",
    put: changing("Patient"),
    right: [contained({})],
    broken: [contained({ text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' } })],
  },
  {
    key: "dom-2",
    type: "Patient",
    at: ".contained",
    put: changing("Patient"),
    right: [contained({})],
    broken: [contained({ contained: [{ resourceType: "Organization", id: "b", name: "x" }] })],
  },
  {
    key: "dom-3",
    type: "Patient",
    at: ".contained",
    put: changing("Patient"),
    right: [contained({})],
    broken: [{ ...contained({}), generalPractitioner: [{ reference: "#b" }] }],
  },
  {
    key: "dom-4",
    type: "Patient",
    at: ".contained",
    put: changing("Patient"),
    right: [contained({ meta: { profile: ["urn:x"] } })],
    broken: [contained({ meta: { versionId: "1" } }), contained({ meta: { lastUpdated: "2025-07-02T09:00:00Z" } })],
  },
  {
    key: "cmp-1",
    type: "Composition.section",
    at: "",
    put: at("Composition", "section[0]"),
    right: [{ entry: [{ reference: firstId }] }],
    broken: [{ title: "x" }],
  },
  {
    key: "cmp-2",
    type: "Composition.section",
    at: ".emptyReason",
    put: at("Composition", "section[0]"),
    right: [{ emptyReason: { text: "x" }, section: [{ entry: [{ reference: firstId }] }] }],
    broken: [{ emptyReason: { text: "x" }, entry: [{ reference: firstId }] }],
  },
  {
    key: "con-1",
    type: "Condition.stage",
    at: "",
    put: at("Condition", "stage"),
    right: [{ summary: { text: "x" } }, { assessment: [{ reference: firstId }] }],
    broken: [{ id: "a" }],
  },
  {
    key: "con-2",
    type: "Condition.evidence",
    at: "",
    put: at("Condition", "evidence[0]"),
    right: [{ code: [{ text: "x" }] }, { detail: [{ reference: firstId }] }],
    broken: [{ id: "a" }],
  },
  {
    key: "con-3",
    type: "Condition",
    at: ".clinicalStatus",
    put: changing("Condition"),
    right: [{}, { clinicalStatus: undefined, verificationStatus: "entered-in-error" }],
    broken: [{ clinicalStatus: undefined }],
  },
  {
    key: "con-4",
    type: "Condition",
    at: ".clinicalStatus",
    put: changing("Condition"),
    right: [
      { clinicalStatus: "active", abatementBoolean: false },
      { clinicalStatus: "resolved", abatementBoolean: true },
      { clinicalStatus: "resolved", abatementDateTime: "2025" },
    ],
    broken: [
      { clinicalStatus: "active", abatementBoolean: true },
      { clinicalStatus: "active", abatementDateTime: "2025" },
    ],
  },
  {
    key: "mdd-1",
    type: "MedicationDispense",
    at: ".whenHandedOver",
    put: changing("MedicationDispense"),
    right: [
      { whenPrepared: "2025-07-01", whenHandedOver: "2025-07-02" },
      { whenPrepared: "2025-07-01T09:00:00Z" },
      { whenPrepared: "2025-07-01T09:00:00Z", whenHandedOver: "2025-07-01" },
    ],
    broken: [{ whenPrepared: "2025-07-02", whenHandedOver: "2025-07-01" }],
  },
  {
    key: "obs-3",
    type: "Observation.referenceRange",
    at: "",
    put: at("Observation", "referenceRange[0]"),
    right: [{ text: "x" }, { low: { value: "1" } }, { high: { value: "1" } }],
    broken: [{ age: { low: { value: "1" } } }],
  },
  {
    key: "obs-6",
    type: "Observation",
    at: ".dataAbsentReason",
    put: changing("Observation"),
    right: [{ dataAbsentReason: { text: "x" } }, { valueString: "x" }],
    broken: [{ valueString: "x", dataAbsentReason: { text: "x" } }],
  },
  {
    key: "obs-7",
    type: "Observation",
    at: "",
    put: changing("Observation"),
    right: [{ valueString: "x" }],
    broken: [
      {
        valueString: "x",
        code: { coding: [{ system: "urn:x", code: "1" }] },
        component: [{ code: { coding: [{ system: "urn:x", code: "1" }] }, valueString: "x" }],
      },
    ],
  },
  {
    key: "org-1",
    type: "Organization",
    at: ".identifier",
    put: changing("Organization"),
    right: [{ identifier: undefined }, { name: undefined }],
    broken: [{ identifier: undefined, name: undefined }],
  },
  {
    key: "pat-1",
    type: "Patient.contact",
    at: ".name",
    put: at("Patient", "contact[0]"),
    right: [
      { name: { family: "A" } },
      { telecom: [{ system: "phone", value: "1" }] },
      { address: { city: "A" } },
      { organization: { display: "x" } },
    ],
    broken: [{ gender: "male" }],
  },
  {
    key: "txt-1",
    type: "Narrative",
    at: ".div",
    put: at("Patient", "text"),
    right: [{ status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div>' }],
    broken: [
      { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p><script>x</script></div>' },
    ],
  },
  {
    key: "txt-2",
    type: "Narrative",
    at: ".div",
    put: at("Patient", "text"),
    right: [{ status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><img src="#a" alt=""/></div>' }],
    broken: [{ status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><p> \n</p><!-- x --></div>' }],
  },
];
