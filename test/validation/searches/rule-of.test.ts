import { expect, test } from "vitest";
import { ruleOfPlace } from "../../../src/validation/searches/profile-faults.js";

type Where = Parameters<typeof ruleOfPlace>;

test.each<[rule: string, ...Where]>([
  ["UR-008", "Patient", "document", "update-record", ".meta.profile[0]"],
  ["UR-060", "Condition", "document", "update-record", ".meta.tag[0].code"],
  ["UR-038", "Condition", "document", "update-record", ".meta.versionId"],
  ["UR-002", "Bundle", "root", "update-record", ".type"],
  ["UR-020", "Bundle", "message", "update-record", ".type"],
  ["UR-008", "Bundle", "root", "acknowledgement", ".meta.profile"],
  ["UR-003", "Organization", "message", "update-record", ".name"],
  ["UR-110", "Organization", "message", "acknowledgement", ".name"],
  ["UR-033", "Organization", "document", "update-record", ".name"],
  ["UR-111", "MessageHeader", "message", "update-record", ".response.code"],
  ["UR-111", "MessageHeader", "message", "acknowledgement", ".response.code"],
  ["UR-004", "MessageHeader", "message", "update-record", ".event.code"],
  ["UR-110", "MessageHeader", "message", "acknowledgement", ".event.code"],
  ["UR-006", "MessageHeader", "message", "update-record", ".extension[0]"],
  ["UR-116", "MessageHeader", "message", "acknowledgement", ".extension[0]"],
  ["UR-005", "MessageHeader", "message", "update-record", ".source"],
  ["UR-110", "MessageHeader", "message", "acknowledgement", ".source"],
  ["UR-080", "Composition", "document", "update-record", ".relatesTo[0].code"],
  ["UR-030", "Composition", "document", "update-record", ".section[0]"],
  ["UR-076", "Observation", "document", "update-record", ".referenceRange[0].low"],
  ["UR-076", "Observation", "document", "update-record", ".interpretation.coding[0]"],
  ["UR-077", "Observation", "document", "update-record", ".valueAttachment.data"],
  ["UR-036", "Observation", "document", "update-record", ".valueQuantity"],
  ["UR-039", "MedicationDispense", "document", "update-record", ".relatesTo"],
  ["UR-112", "OperationOutcome", "message", "acknowledgement", ".issue[0]"],
  ["UR-022", "Basic" as "Patient", "document", "update-record", ".id"],
  ["UR-022", "constructor" as "Patient", "document", "update-record", ".name"],
])("%s speaks of %s at the level %s of %s: %s", (rule, ...where) => {
  expect(ruleOfPlace(...where)).toBe(rule);
});
