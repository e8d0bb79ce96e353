import { expect, test } from "vitest";
import { triggerOf } from "../../src/sandbox/index.js";
import { readRoutingAddress } from "../../src/sandbox/practice/routing-address.js";

test("UR-113: names that are not triggers get normal answers", () => {
  for (const name of [
    "Robin",
    "",
    "2000",
    "20006x",
    "10006",
    "IB000",
    "IB026",
    "IB1",
    "ib001",
    "EPL-155",
    "constructor",
    "NORESPONSE",
  ])
    expect(triggerOf(name)).toBeUndefined();
});

test("UR-113: names that are triggers, with or without spaces around them", () => {
  expect(triggerOf(" 20010 ")).toEqual({ type: "only", code: "20010" });
  expect(triggerOf("IB025")).toEqual({ type: "both", code: "30025" });
  expect(triggerOf("noresponse")).toEqual({ type: "silence" });
  expect(triggerOf("invrep")).toEqual({ type: "invalid-response" });
  expect(triggerOf("14")).toEqual({ type: "mesh-report", code: "14" });
});

test("UR-091: a routing address is read in any case; what is not one says why", () => {
  expect(readRoutingAddress("gpprovider_9990000018_19900521_O'Neill Smith")).toEqual({
    nhsNumber: "9990000018",
    dateOfBirth: "19900521",
    surname: "O'Neill Smith",
  });
  expect(readRoutingAddress("GPPROVIDER_9990000018_1990052_Smith")).toBe("EPL-151");
  expect(readRoutingAddress("GPPROVIDER_9990000018_19900521_")).toBe("EPL-151");
  expect(readRoutingAddress("GPPROVIDER_9990000019_19900521_Smith")).toBe("EPL-152");
  expect(readRoutingAddress("GPPROVIDER_9434765919_19900521_Smith")).toBe("EPL-153");
});
