import { describe, expect, test } from "vitest";
import { checkSafetyOptions } from "../../../src/validation/safety/check-safety-options.js";

const own = {
  id: "LOCAL-1",
  text: "Nothing is supplied on a Sunday.",
  source: "procedure 1",
  kinds: ["warning"],
  seenIn: ["consultation"],
  check: () => [],
};
const medicines = { lists: () => true };
const check = (options: object): void => {
  checkSafetyOptions(options);
};

test.each([
  [{}],
  [{ now: new Date(0) }],
  [{ medicines }],
  [{ limits: {} }],
  [{ rules: [] }],
  [{ rules: [own] }],
  [{ rules: [own, { ...own, id: "LOCAL-2" }] }],
  [{ withoutWarnings: [] }],
  [{ withoutWarnings: ["CS-15"] }],
  [{ rules: [own], withoutWarnings: ["LOCAL-1"] }],
])("options that are what their types say: %j", (options) => {
  expect(() => {
    check(options);
  }).not.toThrow();
});

describe("options that are not", () => {
  const cases: readonly (readonly [message: string, options: readonly object[]])[] = [
    [
      "now must be a valid Date",
      [{ now: "2026-01-01" }, { now: 0 }, { now: null }, { now: new Date(NaN) }, { now: { getTime: () => 0 } }],
    ],
    [
      "medicines must be pathwayMedicines, or have its method lists",
      [
        { medicines: null },
        { medicines: 1 },
        { medicines: {} },
        { medicines: { lists: true } },
        { medicines: { lists: () => true, find: "find" } },
        { medicines: "lists" },
      ],
    ],
    [
      "safety options may have now, limits, rules, withoutWarnings, medicines, and nothing else (a misspelling?)",
      [{ limit: {} }, { withoutWarning: ["CS-15"] }, { medicine: undefined }, { release: "1.2.1" }, { toString: 5 }],
    ],
    ["limits must be an object with any of systolic, diastolic", [null, 7, "pulse", []].map((limits) => ({ limits }))],
    ["limits may have systolic, diastolic", [{ limits: { sistolic: {} } }, { limits: { valueOf: {} } }]],
    [
      "limits.temperature may have hard, common, and nothing else (a misspelling?)",
      [{ limits: { temperature: { comon: { to: 40 } } } }, { limits: { temperature: { from: 36, to: 40 } } }],
    ],
    [
      "limits.systolic must be an object with any of hard, common",
      [null, 5, "200", [], true].map((systolic) => ({ limits: { systolic } })),
    ],
    [
      "limits.systolic.common must be an object with any of from, to",
      [null, 5, "200", [90, 200]].map((common) => ({ limits: { systolic: { common } } })),
    ],
    [
      "limits.systolic.common may have from, to, and nothing else (a misspelling?)",
      [{ limits: { systolic: { common: { until: 200 } } } }],
    ],
    [
      "must be digits with at most one point",
      [null, NaN, Infinity, true, "high", {}].map((to) => ({ limits: { systolic: { common: { to } } } })),
    ],
    ["rules must be a list of rules of your own", [{ rules: own }, { rules: null }, { rules: "LOCAL-1" }]],
    [
      'own rule must have an id, kinds (a list of "error", "confirm", "warning"), seenIn (a list of "consultation", ' +
        '"message") and a check that is not async',
      [
        { rules: [{ ...own, kinds: ["eror"] }] },
        { rules: [{ ...own, kinds: ["warning", "eror"] }] },
        { rules: [{ ...own, kinds: [] }] },
        { rules: [{ ...own, kinds: "error" }] },
        { rules: [{ ...own, kinds: undefined, kind: "error" }] },
        { rules: [{ ...own, seenIn: ["consultations"] }] },
        { rules: [{ ...own, seenIn: [] }] },
        { rules: [{ ...own, seenIn: "message" }] },
        { rules: [{ ...own, check: () => Promise.resolve([]), id: " " }] },
        {
          rules: [
            {
              ...own,
              async *check() {
                yield await Promise.resolve(5);
              },
            },
          ],
        },
        { rules: [{ ...own, check: async () => Promise.resolve([]) }] },
        { rules: [null] },
        { rules: [undefined] },
        { rules: ["LOCAL-1"] },
        ...(["id", "kinds", "seenIn", "check"] as const).map((name) => ({
          rules: [own, { ...own, [name]: undefined }],
        })),
        { rules: [{ ...own, id: "" }] },
        { rules: [{ ...own, check: [] }] },
      ],
    ],
    ["own rule must have an id that no other rule has", [{ rules: [own, own] }, { rules: [{ ...own, id: "CS-01" }] }]],
    [
      "withoutWarnings must be a list of ids of rules, such as CS-15",
      [
        { withoutWarnings: "CS-15" },
        { withoutWarnings: null },
        { withoutWarnings: [15] },
        { withoutWarnings: ["CS-15", undefined] },
      ],
    ],
    [
      "withoutWarnings must name rules that give warnings; errors and confirmations cannot be turned off",
      [
        { withoutWarnings: ["CS-22"] },
        { withoutWarnings: ["CS-12"] },
        { withoutWarnings: ["LOCAL-1"] },
        { withoutWarnings: ["CS-15", "CS-99"] },
        { rules: [{ ...own, kinds: ["confirm"] }], withoutWarnings: ["LOCAL-1"] },
      ],
    ],
  ];
  test.each(cases.flatMap(([message, all]) => all.map((options) => [message, options] as const)))(
    "%s: %o",
    (message, options) => {
      expect(() => {
        check(options);
      }).toThrow(message);
    },
  );
});
