/** Values that code may take for something else: names of every object, numbers past the end, dates at the edge, text that turns around. */
export const hostileValues: readonly string[] = [
  "__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "prototype", "length", "then", "undefined", "null", "NaN", "Infinity", "-Infinity", "[object Object]", "resourceType",
  "0", "-0", "-0.0", "-1", "1e999999999", "1E-999999999", "2147483648", "9007199254740993", "9".repeat(400), `0.${"0".repeat(400)}1`, `-${"9".repeat(100)}.${"9".repeat(100)}`, "1.", ".5", "+1", "0x10", "01", "1_000", "\u0661\u0662",
  "0000", "0000-00-00", "0001-01-01", "-0001-01-01", "9999-12-31", "10000-01-01", "2023-02-29", "2024-02-30", "1900-02-29", "2025-07-02T24:00:00Z", "2025-07-02T23:59:60Z", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "275760-09-13", "2025-07-02T10:00:00+99:99", `2025-07-02T10:00:00.${"9".repeat(300)}Z`,
  "#", "#x", "urn:uuid:", "urn:uuid:00000000-0000-4000-8000-000000000001", "URN:UUID:00000000-0000-4000-8000-000000000001", "urn:oid:", "Patient/1", "http://", "javascript:alert(1)", "../..", "%00", "%", "https://fhir.nhs.uk/Id/nhs-number", "http://snomed.info/sct", "http://unitsofmeasure.org",
  "\u202e\u0041\u2066", "\u200b", "\u0301\u0301\u0301", "\u{1f469}\u200d\u{1f467}", "\ufdfa", "&#xFEFF;", "&#x85;", "&#x2028;", "&#xD;&#xA;", "&lt;script&gt;", "$&$1$`", "%s%d%o", "{{7*7}}", "\u001b[2J", "'; DROP TABLE x; --", "a".repeat(3_000), " ".repeat(3_000), `please${" ".repeat(2_000)}`, "999 000 0018 ".repeat(200),
];

/** Names of members that every object has. */
export const hostileNames: readonly string[] = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "prototype", "isPrototypeOf", "resourceType", "length", "url", "id", "_id", "value", "_value"];
