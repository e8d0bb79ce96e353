import { expect, test } from "vitest";
import { isMisspelt } from "../../../src/validation/report/misspelt.js";

test.each([
  ["birthdate", "birthDate"],
  ["ID", "id"],
  ["identifer", "identifier"],
  ["sttaus", "status"],
  ["sattus", "status"],
  ["codes", "code"],
  ["tags", "tag"],
  ["cody", "code"],
  ["xode", "code"],
  ["ccode", "code"],
  ["ode", "code"],
  ["cod", "code"],
  ["entri", "entry"],
  ["Pateint", "Patient"],
])("%s is %s misspelt", (name, right) => {
  expect(isMisspelt(name, right)).toBe(true);
});

test.each([
  ["status", "status"],
  ["code", "note"],
  ["id", "is"],
  ["tab", "tag"],
  ["performer", "subject"],
  ["birthPlace", "birthDate"],
  ["gemer", "gender"],
  ["genxyer", "gender"],
  ["gemmer", "gender"],
  ["oce", "code"],
  ["nmaxe", "name"],
  ["namename", "name"],
  ["performs", "performer"],
])("%s is not %s misspelt", (name, right) => {
  expect(isMisspelt(name, right)).toBe(false);
});
