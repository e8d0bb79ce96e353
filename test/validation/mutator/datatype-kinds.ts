import { childValued, removed, valued, without } from "./changes.js";
import { kindsOf, type Change, type Kind } from "./kind.js";
import { elementOf, isComplex, node, remove, type Node } from "./node.js";
import { putInOrder } from "./sample.js";

const typed =
  (...types: readonly string[]) =>
  (of: Node): boolean =>
    types.includes(of.type) && isComplex(of);
const quantity = typed("Quantity", "Age", "Duration", "Money", "Count", "Distance");
const primitive = (name: string, value: string, type: string): Node => node(name, type, { value });

/** The child of that name, new or in the place of the one that is there. */
function set(name: string, type: string, ...values: readonly string[]): Change {
  return (chosen, random) => {
    const old = elementOf(chosen, name);
    if (old !== undefined) remove(old);
    return putInOrder(chosen, primitive(name, random.of(values), type));
  };
}

const numbers = typed("Quantity");
const bounds = (low: string, high: string): readonly Node[] => [
  node("low", "Quantity", {}, [primitive("value", low, "decimal")]),
  node("high", "Quantity", {}, [primitive("value", high, "decimal")]),
];

export const datatypeKinds: readonly Kind[] = kindsOf("datatype", {
  "quantity times 10": [numbers, childValued("value", (value) => String(Number(value) * 10))],
  "quantity times 1000": [numbers, childValued("value", (value) => String(Number(value) * 1000))],
  "quantity below zero": [numbers, childValued("value", (value) => `-${value}`)],
  "quantity of zero": [numbers, childValued("value", () => "0")],
  "quantity without value": [quantity, without("value")],
  "quantity without system": [quantity, without("system")],
  "quantity without code": [quantity, without("code")],
  "quantity without unit": [quantity, without("unit")],
  "quantity of another unit": [quantity, set("unit", "string", "stone", "Cel", "widget")],
  "quantity of another unit's code": [
    quantity,
    set("code", "code", "kg", "Cel", "[lb_av]", "mm(Hg)", "/min", "nonsense", "428673006"),
  ],
  "quantity of another system": [
    quantity,
    set("system", "uri", "http://unitsofmeasure.org", "http://snomed.info/sct", "urn:example:units", "units"),
  ],
  "comparator added": [quantity, set("comparator", "code", "<", "~", ">=")],
  "period reversed": [
    typed("Period"),
    (chosen) => {
      putInOrder(chosen, primitive("end", "1999-01-01", "dateTime"));
      const [first, second] = [elementOf(chosen, "end"), elementOf(chosen, "start")];
      if (first !== undefined && second === undefined) putInOrder(chosen, primitive("start", "2025-01-01", "dateTime"));
      return true;
    },
  ],
  "period added": [
    typed("Identifier", "HumanName", "Address", "ContactPoint"),
    (chosen) =>
      putInOrder(
        chosen,
        node("period", "Period", {}, [
          primitive("start", "2025-02-01", "dateTime"),
          primitive("end", "2024-02-01", "dateTime"),
        ]),
      ),
  ],
  "identifier without system": [typed("Identifier"), without("system")],
  "identifier without value": [typed("Identifier"), without("value")],
  "identifier of another system": [
    typed("Identifier"),
    set(
      "system",
      "uri",
      "urn:example:numbers",
      "https://fhir.nhs.uk/Id/nhs-number",
      "https://fhir.hl7.org.uk/Id/gmc-number",
      "not an address",
    ),
  ],
  "identifier of another value": [typed("Identifier"), set("value", "string", "9999999999", "0", "X", " ")],
  "identifier of a use": [typed("Identifier"), set("use", "code", "official", "usual", "main")],
  "name of another use": [typed("HumanName"), set("use", "code", "official", "usual", "nickname", "legal")],
  "name without family": [typed("HumanName"), without("family")],
  "name without use": [typed("HumanName"), without("use")],
  "contact without system": [typed("ContactPoint"), without("system")],
  "contact of another system": [typed("ContactPoint"), set("system", "code", "phone", "letter", "PHONE")],
  "contact of rank zero": [typed("ContactPoint"), set("rank", "positiveInt", "0", "1", "first")],
  "address of another use": [typed("Address"), set("use", "code", "billing", "old", "holiday")],
  "address of another type": [typed("Address"), set("type", "code", "postal", "box")],
  "attachment of another content": [
    typed("Attachment"),
    set("contentType", "code", "application/x-thing", "pdf", "text/plain"),
  ],
  "attachment without content type": [typed("Attachment"), without("contentType")],
  "attachment of another size": [typed("Attachment"), set("size", "unsignedInt", "-1", "7")],
  "timing without period": [typed("Timing.repeat"), without("period")],
  "timing without its unit": [typed("Timing.repeat"), without("periodUnit")],
  "timing of another unit": [typed("Timing.repeat"), set("periodUnit", "code", "day", "d", "fortnight")],
  "timing of a negative period": [typed("Timing.repeat"), set("period", "decimal", "-1", "0")],
  "timing with an end alone": [typed("Timing.repeat"), set("periodMax", "decimal", "4")],
  "timing with a count's end alone": [typed("Timing.repeat"), set("countMax", "integer", "4")],
  "timing with an offset alone": [typed("Timing.repeat"), set("offset", "unsignedInt", "30")],
  "timing with a duration without unit": [typed("Timing.repeat"), set("duration", "decimal", "2")],
  "timing of a meal and a time of day": [
    typed("Timing.repeat"),
    (chosen) => {
      putInOrder(chosen, primitive("timeOfDay", "08:00:00", "time"));
      return putInOrder(chosen, primitive("when", "AC", "code"));
    },
  ],
  "range reversed": [
    typed("Observation.referenceRange", "Range"),
    (chosen) => {
      for (const bound of [elementOf(chosen, "low"), elementOf(chosen, "high")]) if (bound !== undefined) remove(bound);
      for (const bound of bounds("90", "10")) putInOrder(chosen, bound);
      return true;
    },
  ],
  "reference range of nothing": [
    typed("Observation.referenceRange"),
    (chosen) => {
      chosen.children = [node("type", "CodeableConcept", {}, [primitive("text", "normal", "string")])];
      return true;
    },
  ],
  "reason for an absent value added": [
    typed("Observation.component"),
    (chosen) =>
      putInOrder(
        chosen,
        node("dataAbsentReason", "CodeableConcept", {}, [primitive("text", "asked, not known", "string")]),
      ),
  ],
  "observation without a value for a reason": [
    (of) => of.type === "Observation",
    (chosen) =>
      putInOrder(
        chosen,
        node("dataAbsentReason", "CodeableConcept", {}, [primitive("text", "asked, not known", "string")]),
      ),
  ],
  "dose as a range and a quantity": [
    typed("Dosage"),
    (chosen) => putInOrder(chosen, node("doseRange", "Range", {}, bounds("1", "2"))),
  ],
  "dosage needed, and needed for a reason": [
    typed("Dosage"),
    (chosen) => {
      putInOrder(chosen, primitive("asNeededBoolean", "true", "boolean"));
      return putInOrder(
        chosen,
        node("asNeededCodeableConcept", "CodeableConcept", {}, [primitive("text", "for pain", "string")]),
      );
    },
  ],
  "status recoded": [
    (of) => /^(?:status|clinicalStatus|verificationStatus|gender|use|severity)$/.test(of.name) && of.type === "code",
    (chosen, random, all) =>
      valued((value) =>
        random.of([
          "entered-in-error",
          "preliminary",
          "amended",
          "in-progress",
          "final",
          "resolved",
          "confirmed",
          "other",
          "unknown",
          "done",
          value.toUpperCase(),
          `${value} `,
        ]),
      )(chosen, random, all),
  ],
  "handed over before it was prepared": [
    (of) => of.type === "MedicationDispense",
    (chosen) => {
      const old = elementOf(chosen, "whenHandedOver");
      if (old !== undefined) remove(old);
      putInOrder(chosen, primitive("whenPrepared", "2025-06-02T10:00:00Z", "dateTime"));
      return putInOrder(chosen, primitive("whenHandedOver", "2025-06-01T10:00:00Z", "dateTime"));
    },
  ],
  "clinical status of an error": [
    (of) => of.type === "Condition",
    set("verificationStatus", "code", "entered-in-error"),
  ],
  "clinical status without abatement": [
    (of) => of.type === "Condition",
    (chosen) => {
      const status = elementOf(chosen, "clinicalStatus");
      status?.attributes.set("value", "active");
      return putInOrder(chosen, node("abatementDateTime", "dateTime", { value: "2025-06-01" }));
    },
  ],
  "clinical status removed": [(of) => of.name === "clinicalStatus", removed],
});
