import { expect, test } from "vitest";
import {
  pharmacyFirst,
  parseConsultation,
  type ClinicalPathwayInput,
  type GatewayPoint,
} from "../../src/consultation/index.js";
import { pathways } from "../../src/terminology/index.js";
import { commonInput, flucloxacillin, leastInput } from "./inputs.js";
import { linesOf, without } from "./issues.js";

test("UR-031: how the patient was seen is said, in a known word or as a coding; there is no default", () => {
  const own = { code: "325941000000100", display: "Face to face assessment encounter type" };
  for (const seen of ["in-person", "telephone", "video", "remote", own]) expect(linesOf({ seen })).toEqual([]);
  expect(linesOf({ seen: undefined })).toEqual([
    "UR-031 seen: is missing; say how the patient was seen (there is no default)",
  ]);
  expect(linesOf({ seen: "face to face" })).toEqual([
    'UR-031 seen: must be one of "in-person", "telephone", "video", "remote"; did you mean "in-person"?',
  ]);
  expect(linesOf({ seen: { code: "325941000000100" } })).toEqual(["seen.display: is missing"]);
  expect(linesOf({ seen: { code: "325941000000101", display: "Face to face" } })).toEqual([
    expect.stringMatching(/^CS-22 seen\.code/),
  ]);
});

test("UR-065: a clinical pathway says whether it applied; there is no default, and minor illness has none", () => {
  for (const gatewayPoint of ["met", "not-met", "ruled-out"]) expect(linesOf({ gatewayPoint })).toEqual([]);
  expect(linesOf({ gatewayPoint: undefined })).toEqual([
    "UR-065 gatewayPoint: is missing; say whether the pathway applied (there is no default)",
  ]);
  expect(linesOf({ gatewayPoint: true })).toEqual([
    'UR-065 gatewayPoint: must be one of "met", "not-met", "ruled-out"',
  ]);
  expect(linesOf({ pathway: "minor-illness" })).toEqual([
    "UR-065 gatewayPoint: is not allowed here: only a clinical pathway has a gateway point",
  ]);
  expect(linesOf({ pathway: "minor-illness", gatewayPoint: undefined })).toEqual([]);
  expect(linesOf({ pathway: "sinus" })).toEqual([
    expect.stringMatching(/^pathway: must be one of "acute-otitis-media", .*"minor-illness"$/),
  ]);
});

const other = { condition: { code: "276433004", display: "Insect bite - wound" }, clinicalStatus: "active" } as const;
const of = (
  gatewayPoint: GatewayPoint,
  more: Partial<ClinicalPathwayInput> = {},
): ReturnType<typeof pharmacyFirst.soreThroat> => pharmacyFirst.soreThroat({ ...leastInput, ...more, gatewayPoint });

test.for(["not-met", "ruled-out"] as const)(
  "UR-065: where the gateway point is %s, neither the pathway's condition nor its direction is added",
  (gatewayPoint) => {
    expect(of(gatewayPoint)).not.toHaveProperty("presentingComplaints");
    expect(of(gatewayPoint, { presentingComplaints: [other] }).presentingComplaints).toEqual([other]);
    expect(of(gatewayPoint, { supplies: [flucloxacillin] }).supplies?.[0]).not.toHaveProperty("supplyType");
  },
);

test("UR-065: the pathway's condition that the caller gives is sent, whether the gateway point was met or not", () => {
  const pharyngitis = { condition: pathways["sore-throat"].condition, clinicalStatus: "active" } as const;
  const { code, display } = pharyngitis.condition;
  for (const gatewayPoint of ["met", "not-met"] as const)
    expect(
      of(gatewayPoint, { presentingComplaints: [{ ...pharyngitis, condition: { code, display } }] })
        .presentingComplaints,
    ).toEqual([{ condition: { code, display }, clinicalStatus: "active" }]);
  expect(of("met", { presentingComplaints: [other] }).presentingComplaints).toHaveLength(2);
});

test("UR-065: other services have no gateway point", () => {
  const check = { ...commonInput, service: "urgent-supply", gatewayPoint: "met" };
  expect(() => parseConsultation(check)).toThrow(/gatewayPoint: is not a known member/);
  expect(parseConsultation(without(check, "gatewayPoint")).service).toBe("urgent-supply");
});
