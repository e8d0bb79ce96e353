import { expect, test } from "vitest";
import { isMeshErrorCode, meshErrors } from "../../src/terminology/mesh-errors.js";

test("ME-10: every code that MESH answers to a send or reports later is known", () => {
  expect(Object.keys(meshErrors).sort()).toEqual(
    [
      "02",
      "06",
      "07",
      "08",
      "11",
      "12",
      "14",
      "15",
      "16",
      "17",
      "EPL-150",
      "EPL-151",
      "EPL-152",
      "EPL-153",
      "EPL-154",
    ].sort(),
  );
  for (const wrong of ["2", "EPL-155", "toString", undefined]) expect(isMeshErrorCode(wrong)).toBe(false);
});

test("UR-093: the routing codes are EPL-150 to EPL-154", () => {
  expect(
    Object.entries(meshErrors)
      .filter(([, { routing }]) => routing)
      .map(([code]) => code),
  ).toEqual(["EPL-150", "EPL-151", "EPL-152", "EPL-153", "EPL-154"]);
});

test("ME-10: each says what to do", () => {
  for (const [code, { action }] of Object.entries(meshErrors)) expect(action, code).toMatch(/^[A-Z].{10,}\.$/);
});
