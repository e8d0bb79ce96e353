import { expect, test } from "vitest";
import { pathways } from "../../src/terminology/pathways.js";

test("ages and sex of the seven pathways", () => {
  const covered = Object.fromEntries(
    Object.entries(pathways).map(([name, { fromAge, toAge, gender }]) => [name, [fromAge, toAge, gender]]),
  );
  expect(covered).toEqual({
    "acute-otitis-media": [1, 17, undefined],
    impetigo: [1, undefined, undefined],
    "infected-insect-bites": [1, undefined, undefined],
    shingles: [18, undefined, undefined],
    sinusitis: [12, undefined, undefined],
    "sore-throat": [5, undefined, undefined],
    "uncomplicated-urinary-tract-infection": [16, 64, "female"],
  });
});

test("UR-038: each pathway has its own condition code, as transferred to practices", () => {
  expect(Object.fromEntries(Object.entries(pathways).map(([name, { condition }]) => [name, condition.code]))).toEqual({
    "acute-otitis-media": "3110003",
    impetigo: "48277006",
    "infected-insect-bites": "262550002",
    shingles: "4740000",
    sinusitis: "15805002",
    "sore-throat": "363746003",
    "uncomplicated-urinary-tract-infection": "1090711000000102",
  });
});
