import { expect, test } from "vitest";
import { findService, serviceCoding } from "../../src/terminology/services.js";

test("UR-050: Pharmacy First has its own code in each release", () => {
  expect(serviceCoding("pharmacy-first", "1.2.1")).toEqual({
    system: "http://snomed.info/sct",
    code: "2129921000000100",
    display: "Community Pharmacy Pharmacy First Service",
  });
  expect(serviceCoding("pharmacy-first", "1.2.0")).toEqual({
    system: "http://snomed.info/sct",
    code: "1577041000000109",
    display: "Community Pharmacist Consultation Service for minor illness",
  });
});

test("UR-050: a code gives the service and the releases that use it", () => {
  expect(findService("2129921000000100")).toEqual({ service: "pharmacy-first", releases: ["1.2.1"] });
  expect(findService("1577041000000109")).toEqual({ service: "pharmacy-first", releases: ["1.2.0"] });
  expect(findService("3110003")).toBeUndefined();
  expect(findService("toString")).toBeUndefined();
});

test("UR-051: a blood pressure check has the same code in both releases", () => {
  expect(findService("1659111000000107")).toEqual({ service: "blood-pressure-check", releases: ["1.2.0", "1.2.1"] });
});

test("UR-052: contraception has the same code in both releases", () => {
  expect(findService("1659121000000101")).toEqual({ service: "contraception", releases: ["1.2.0", "1.2.1"] });
});

test("UR-053: urgent supply is known for release 1.2.0 alone", () => {
  expect(findService("1577321000000100")).toEqual({ service: "urgent-supply", releases: ["1.2.0"] });
});
