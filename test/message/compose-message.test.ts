import { expect, test } from "vitest";
import { pharmacyFirst } from "../../src/consultation/index.js";
import { composeMessage, type SenderProfile } from "../../src/message/index.js";
import { InvalidValueError } from "../../src/errors.js";
import { fullInput } from "../consultation/inputs.js";
import { clock, compose, countingIds, sender } from "./support/composed.js";

const consultation = pharmacyFirst.sinusitis(fullInput);

test("the same consultation, clock and ids give the same message", () => {
  expect(compose(fullInput)).toEqual(compose(fullInput));
});

test("UR-002: by default the clock is the system's and every id is new: no two messages share an identifier", () => {
  const before = Date.now();
  const [first, second] = [composeMessage(consultation, { sender }), composeMessage(consultation, { sender })];
  expect(Object.values(first.ids).filter((id) => Object.values(second.ids).includes(id))).toEqual([]);
  const made = Date.parse(first.bundle.meta?.lastUpdated ?? "");
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test.for([
  ["odsCode", "A(*)"],
  ["mailboxId", "no mailbox"],
  ["release", "1.1.0"],
  ["release", undefined],
  ["recipientType", "XX"],
  ["identifierSystem", "not a uri"],
  ["identifierSystem", ""],
  ["dateOfBirthFormat", "MMddyyyy"],
])("a sender's profile whose %s is %s is refused", ([member, value]) => {
  const wrong: SenderProfile = { ...sender, [String(member)]: value };
  expect(() => composeMessage(consultation, { sender: wrong })).toThrow(InvalidValueError);
});

test("an id that is not a lower-case UUID, or a clock that gives no time, is refused", () => {
  expect(() => composeMessage(consultation, { sender, newId: () => "1" })).toThrow(InvalidValueError);
  expect(() => composeMessage(consultation, { sender, newId: () => "AAAAAAAA-0000-4000-8000-000000000001" })).toThrow(
    InvalidValueError,
  );
  expect(() => composeMessage(consultation, { sender, newId: countingIds(), clock: () => new Date("no") })).toThrow(
    InvalidValueError,
  );
  expect(() => composeMessage(consultation, { sender, newId: countingIds(), clock })).not.toThrow();
});

test("composing does not load the validator: no file of message/ imports from validation/", async () => {
  const { readdirSync, readFileSync } = await import("node:fs");
  const folder = new URL("../../src/message/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => readFileSync(new URL(file, folder), "utf8").includes("/validation/"))).toEqual([]);
});
