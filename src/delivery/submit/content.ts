import { createHmac } from "node:crypto";

/** The version of the canonical form below. Raise it with every change of it, or of what `parseConsultation` adds. */
export const contentVersion = 1;

/**
 * The fingerprint of what was submitted: whether a second submission with the same id is the same one. HMAC-SHA256, so
 * that without the key nobody can try consultations against it.
 *
 * Version 1: a consultation as it is after `parseConsultation`, its confirmations included, as canonical JSON (UTF-8).
 */
export function consultationHash(lookUpKey: Uint8Array, consultation: unknown): string {
  return hash(lookUpKey, "consultation", canonicalJson(consultation));
}

/** The same of a message that was built already. Version 1: its XML (UTF-8). */
export function messageHash(lookUpKey: Uint8Array, xml: string): string {
  return hash(lookUpKey, "message", xml);
}

function hash(lookUpKey: Uint8Array, kind: "consultation" | "message", text: string): string {
  return createHmac("sha256", lookUpKey).update(`${kind}\n`).update(text, "utf8").digest("base64url");
}

/** JSON without white space, the members of each object in the order of their UTF-16 units, none that is undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
