import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson, consultationHash, messageHash } from "../../../src/delivery/submit/content.js";

const key = new Uint8Array(32).fill(7);

test("canonical JSON does not depend on the order of members, on white space, or on members that are undefined", () => {
  const one = { b: [1, "é", null, true], a: { d: 1.5, c: "\n" }, none: undefined };
  const other = { a: { c: "\n", d: 1.5 }, b: [1, "é", null, true] };
  expect(canonicalJson(one)).toBe('{"a":{"c":"\\n","d":1.5},"b":[1,"é",null,true]}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
});

test("canonical JSON keeps the order of lists, and sorts members by their UTF-16 units", () => {
  expect(canonicalJson([2, 1])).toBe("[2,1]");
  expect(canonicalJson({ "\u{1f600}": 1, "\uffff": 2, Z: 3, a: 4 })).toBe('{"Z":3,"a":4,"\u{1f600}":1,"\uffff":2}');
});

test("version 1 of the fingerprint: it is stored beside its version, so it must not change unnoticed", () => {
  const hmac = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  expect(consultationHash(key, { b: 1, a: 2 })).toBe(hmac('consultation\n{"a":2,"b":1}'));
  expect(messageHash(key, "<Bundle/>")).toBe(hmac("message\n<Bundle/>"));
});

test("a message is never taken for a consultation, and another key gives another fingerprint", () => {
  expect(messageHash(key, "{}")).not.toBe(consultationHash(key, {}));
  expect(consultationHash(new Uint8Array(32), {})).not.toBe(consultationHash(key, {}));
});
