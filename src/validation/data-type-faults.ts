import type { Attachment, Identifier } from "../fhir/types.js";
import { systems } from "../terminology/systems.js";
import { errorOf, type Finding } from "./finding.js";
import type { Subject } from "./subject.js";
import type { Met } from "./walk.js";

type Values = Subject["values"];

/** Scheme and something after it: what names a system or an extension, for the whole world. */
export const absolute: RegExp = /^[a-z][a-z0-9+.-]*:\S/;
const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const withSystem = ["Coding", "Identifier", "Quantity", "Age", "Count", "Distance", "Duration", "Money"];

/** What is asked of a data type wherever it stands, and no schema and no invariant says. */
export function* dataTypeFaults(values: Values): Generator<Finding> {
  for (const type of withSystem) for (const met of values.get(type) ?? []) yield* systemFaults(type, met);
  for (const { value, path } of typed<Identifier>(values, "Identifier")) {
    if (value.system === systems.rfc4122 && value.value !== undefined && !uuid.test(value.value)) yield errorOf("FHIR-Identifier", "wrong-form", `${path}.value`, "An identifier of this system is a UUID.");
  }
  for (const { value, path } of typed<Attachment>(values, "Attachment")) {
    if (value.size !== undefined && value.data !== undefined && value.size !== bytesIn(value.data)) yield errorOf("FHIR-Attachment", "contradiction", `${path}.size`, "The size is not the number of bytes that the data holds.");
  }
}

function* systemFaults(type: string, { value, path }: Met): Generator<Finding> {
  const { system } = value as { readonly system?: unknown };
  if (typeof system === "string" && !absolute.test(system)) yield errorOf(`FHIR-${type}`, "wrong-form", `${path}.system`, "A system is named by an absolute address.");
}

interface Typed<T> extends Met {
  readonly value: T;
}

function typed<T>(values: Values, type: string): readonly Typed<T>[] {
  return (values.get(type) ?? []) as readonly Typed<T>[];
}

function bytesIn(data: string): number {
  const digits = data.replace(/[\s=]/g, "").length;
  return Math.floor((digits * 3) / 4);
}
