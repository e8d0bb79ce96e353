import type { ConsultationRow } from "./consultation-tests.js";

const day = 24 * 60;

/** What was measured, and when. */
export const valueRows: readonly ConsultationRow[] = [
  {
    rule: "CS-07",
    about: "the systolic value is not above the diastolic one",
    base: "blood-pressure-clinic",
    change: () => ({ "observations.0.systolic": 82 }),
    expected: "error",
  },
  {
    rule: "CS-08",
    about: "no pulse can be so fast",
    base: "blood-pressure-clinic",
    change: () => ({ "observations.1.beatsPerMinute": 301 }),
    expected: "error",
  },
  {
    rule: "CS-09",
    about: "an adult weighs too little, as where stones are typed as kilograms",
    base: "contraception-repeat",
    change: () => ({ "observations.2.value": "10.1" }),
    expected: "confirm",
  },
  {
    rule: "CS-10",
    about: "the consultation has not begun yet",
    base: "sinusitis",
    change: ({ at }) => ({ startedAt: at(60) }),
    expected: "error",
  },
  {
    rule: "CS-11",
    about: "the consultation was long ago",
    base: "sinusitis",
    change: ({ at }) => ({ startedAt: at(-10 * day) }),
    expected: "confirm",
  },
  {
    rule: "CS-14",
    about: "the blood pressure is too urgent for this channel",
    base: "blood-pressure-clinic",
    change: () => ({ "observations.0.systolic": 184 }),
    expected: "confirm",
  },
  {
    rule: "CS-34",
    about: "the pulse has two values at one moment",
    base: "blood-pressure-clinic",
    change: ({ at }) => ({
      "observations.1.measuredAt": at(-15),
      "observations.2": { type: "pulse", beatsPerMinute: 96, rhythm: "regular", measuredAt: at(-15) },
    }),
    expected: "warning",
  },
  {
    rule: "CS-35",
    about: "a value is called normal, and its reference range says that it is not",
    base: "sinusitis",
    change: () => ({ "observations.0.interpretation": "N", "observations.0.referenceRange": { low: 38 } }),
    expected: "warning",
  },
  {
    rule: "CS-43",
    about: "a value has more decimals than anybody measures",
    base: "sinusitis",
    change: () => ({ "observations.0.value": "37.40000001" }),
    expected: "warning",
  },
  {
    rule: "UR-073",
    about: "a temperature is in a unit that practices do not know",
    base: "sinusitis",
    change: () => ({ "observations.0.unit": "K" }),
    expected: "error",
  },
];
