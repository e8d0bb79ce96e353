import fc from "fast-check";
import { expect, test } from "vitest";
import { formOf, hasForm, isOfUuid, knownAddresses } from "../../../src/validation/subject/forms.js";
import { isUuidUrl } from "../../../src/values/uuid.js";

const has = (type: string, value: unknown): boolean => hasForm(value, formOf(type));
const uuid = "0d3f2a1c-5b6e-4f70-8a9b-c0d1e2f3a4b5";

test.each([
  ["base64Binary", ["QUJD", "QUI=", "QQ==", "QU JD", "A".repeat(4_000_000)], ["", "QUJ", "QUJ=D", "Q*JD"]],
  ["boolean", [true, false], ["true", "false", "", 1]],
  ["code", ["a", "a b", "final", "é"], ["", " a", "a ", "a  b", "a\tb", 1]],
  ["date", ["2025", "2025-02", "2025-02-28"], ["", "2025-02-29", "25", "-2025", "2025-02-28T09:00:00Z"]],
  [
    "dateTime",
    ["2025", "2025-02-28T09:00:00Z"],
    ["", "2025-02-29T09:00:00Z", "-2025-02-28T09:00:00Z", "2025-02-28T09:00Z"],
  ],
  ["decimal", ["37.40", "-0.0", "1".repeat(1_000)], ["", "1e3", "01", "1".repeat(1_001), 37.4]],
  ["id", ["a", "A-1.b", "a".repeat(64)], ["", "a".repeat(65), "a_b", "a b", "é"]],
  ["instant", ["2025-02-28T09:00:00.123+01:00"], ["", "2025-02-28", "-2025-02-28T09:00:00Z", "2025-02-30T09:00:00Z"]],
  ["integer", [0, -1, 12, -2_147_483_648, 2_147_483_647], [1.5, "1", "", -2_147_483_649, 2_147_483_648]],
  ["markdown", ["a", " "], ["", 1]],
  ["oid", ["urn:oid:1.2.3"], ["", "1.2.3", "urn:oid:1"]],
  ["positiveInt", [1, 2_147_483_647], [0, -1, "1", 2_147_483_648]],
  ["string", ["a", " ", "a".repeat(1_048_576)], ["", "a".repeat(1_048_577), 1]],
  ["time", ["09:00:00"], ["", "09:00", "24:00:00"]],
  ["unsignedInt", [0, 1, 2_147_483_647], [-1, "0", 2_147_483_648]],
  [
    "uri",
    ["a", `urn:uuid:${uuid}`, "urn:oid:1.2", "https://a/b", "http:urn:uuid:x", ...knownAddresses],
    ["", "a b", " a", "urn:uuid:x", `urn:uuid:${uuid.toUpperCase()}`, `urn:uuid:${uuid}1`, 1],
  ],
  ["uuid", [`urn:uuid:${uuid}`], ["", uuid, `urn:uuid:${uuid.toUpperCase()}`]],
] as const)("FHIR-%s: values that just have the form, and values that just do not", (type, right, wrong) => {
  for (const value of right) expect(has(type, value), String(value).slice(0, 80)).toBe(true);
  for (const value of wrong) expect(has(type, value), String(value).slice(0, 80)).toBe(false);
});

test("of a type that FHIR does not have, any value has the form", () => {
  for (const value of ["a", 1, true]) expect(has("?", value)).toBe(true);
});

test("FHIR-uri: an address of a uuid is told by its beginning, and only by that", () => {
  const start = fc.constantFrom("urn:", "uuid:", "u", ":", "urn:uuid:", uuid, "https://", "x");
  fc.assert(
    fc.property(
      fc.array(start, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("")),
      (address) => {
        expect(isOfUuid(address)).toBe(address.startsWith("urn:uuid:"));
        expect(has("uri", address)).toBe(!address.startsWith("urn:uuid:") || isUuidUrl(address));
      },
    ),
  );
});
