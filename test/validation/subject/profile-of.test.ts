import { expect, test } from "vitest";
import type { ResourceType } from "../../../src/fhir/types.js";
import { olderProfiles, profiles } from "../../../src/terminology/profiles.js";
import { profileOf, typeOfProfile, type Level } from "../../../src/validation/subject/profile-of.js";
import type { MessageKind } from "../../../src/validation/report/report.js";

test.each<[string, Level, MessageKind, string | undefined]>([
  ["Bundle", "root", "update-record", profiles.messageBundle],
  ["Bundle", "root", "acknowledgement", profiles.messageBundle],
  ["Patient", "root", "update-record", profiles.messageBundle],
  ["Bundle", "root", "other", profiles.documentBundle],
  ["Patient", "root", "other", profiles.patient],
  ["MessageHeader", "root", "other", profiles.messageHeader],
  ["Organization", "root", "other", profiles.organization],
  ["OperationOutcome", "root", "other", profiles.responseOperationOutcome],
  ["OperationOutcome", "document", "other", profiles.responseOperationOutcome],
  ["Device", "root", "other", undefined],
  ["Organization", "message", "update-record", profiles.headerOrganization],
  ["OperationOutcome", "message", "update-record", undefined],
  ["Patient", "message", "update-record", undefined],
  ["Organization", "message", "acknowledgement", profiles.headerOrganization],
  ["OperationOutcome", "message", "acknowledgement", profiles.responseOperationOutcome],
  ["Practitioner", "message", "acknowledgement", olderProfiles.headerPractitioner],
  ["Bundle", "message", "acknowledgement", undefined],
  ["Practitioner", "document", "update-record", profiles.practitioner],
  ["Bundle", "document", "update-record", undefined],
  ["Patient", "deeper", "update-record", undefined],
  ["Organization", "deeper", "acknowledgement", undefined],
  ["MessageHeader", "deeper", "update-record", undefined],
  ["constructor", "document", "update-record", undefined],
])("UR-003, UR-022: the one profile of %s at the level %s of %s", (type, level, kind, profile) => {
  expect(profileOf(type as ResourceType, level, kind)).toBe(profile);
});

test("a profile is of one type", () => {
  const types: readonly (readonly [string | undefined, ResourceType | undefined])[] = [
    [profiles.patient, "Patient"],
    [profiles.headerOrganization, "Organization"],
    [olderProfiles.headerPractitioner, "Practitioner"],
    [profiles.documentBundle, "Bundle"],
    ["urn:x", undefined],
    [undefined, undefined],
  ];
  for (const [profile, type] of types) expect(typeOfProfile(profile), profile).toBe(type);
});
