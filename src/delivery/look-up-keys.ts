import { createHmac } from "node:crypto";
import type { InboxItem } from "../transport/transport.js";
import { isNhsNumber } from "../values/nhs-number.js";

/**
 * The key of an address and a subject: MESH's report about a message whose id was lost is found by it. Both hold
 * patient data, which the key does not show. The version at the subject's end (UR-092) is no part of it: which one a
 * replacement goes as is decided after it is stored.
 */
export function addressKeyOf(lookUpKey: Uint8Array, to: string, subject: string): string {
  // An address has no line breaks, so no other pair makes the same text.
  const text = `${to}\n${subject.replace(/, version [0-9]+$/, "")}`;
  return createHmac("sha256", lookUpKey).update(text).digest("base64url");
}

/** The key of a patient, by which all that is stored about them is found. */
export function patientKeyOf(lookUpKey: Uint8Array, nhsNumber: string): string {
  return createHmac("sha256", lookUpKey).update(`patient\n${nhsNumber}`).digest("base64url");
}

/**
 * A message of this service names one patient. A list of patients that came to the wrong mailbox must not hold up the
 * process while a hundred thousand keys are made and stored.
 */
const mostPatients = 100;

/**
 * The keys of the patients whose NHS number stands anywhere in an item of an inbox, in its address, subject or bytes:
 * what belongs to no delivery is found by them too. Of an item that names very many, the first.
 */
export function patientKeysIn(lookUpKey: Uint8Array, item: InboxItem): readonly string[] {
  const { to, subject, localId } = item;
  const own =
    item.type === "report"
      ? [item.statusDescription]
      : // Digits are the same in every encoding that MESH's messages have.
        [item.fileName, Buffer.from(item.body.buffer, item.body.byteOffset, item.body.byteLength).toString("latin1")];
  return firstOf(nhsNumbersIn([to, subject, localId, ...own]), mostPatients).map((nhsNumber) =>
    patientKeyOf(lookUpKey, nhsNumber),
  );
}

function* nhsNumbersIn(texts: readonly (string | undefined)[]): Generator<string> {
  for (const text of texts)
    for (const [written] of (text ?? "").matchAll(tenDigits)) {
      const digits = written.replaceAll(/[ -]/g, "");
      if (isNhsNumber(digits)) yield digits;
    }
}

/** So many different ones: the rest is not looked for. */
function firstOf(texts: Iterable<string>, most: number): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    found.add(text);
    if (found.size === most) break;
  }
  return [...found];
}

/** As people write an NHS number: in one, or in three groups. */
const tenDigits = /(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])/g;
