import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DeliveryError } from "../../src/delivery/delivery-error.js";
import { checkTransition, deliveryStates, mayGo, stateTable } from "../../src/delivery/states.js";

test("the table of states is the one that the documentation draws", () => {
  expect(stateTable).toEqual({
    queued: ["sending"],
    sending: ["sent", "queued", "outcome-unknown"],
    "outcome-unknown": ["sending", "sent"],
    sent: ["received", "patient-matched", "rejected", "switched-off", "undeliverable", "overdue"],
    received: ["patient-matched", "rejected", "overdue"],
    "patient-matched": ["replaced"],
    rejected: ["void"],
    "switched-off": ["delivered-by-fallback"],
    undeliverable: ["delivered-by-fallback"],
    overdue: ["received", "patient-matched", "rejected", "switched-off", "undeliverable"],
    "delivered-by-fallback": [],
    replaced: [],
    void: [],
  });
});

test("the drawn table says the same as the code", () => {
  const page = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");
  const drawn = page.slice(page.indexOf("## States of a delivery")).matchAll(/^\| `([\w-]+)` \| .* \| (.*) ?\|$/gm);
  const rows = [...drawn].map(([, state, next = ""]) => [
    state,
    [...next.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  ]);
  expect(Object.fromEntries(rows)).toEqual(stateTable);
});

test("every step that is not in the table is refused, and the error says which", () => {
  let refused = 0;
  for (const from of deliveryStates) {
    for (const to of deliveryStates) {
      if (mayGo(from, to)) {
        checkTransition(from, to);
        continue;
      }
      refused += 1;
      expect(() => {
        checkTransition(from, to);
      }).toThrow(DeliveryError);
      expect(() => {
        checkTransition(from, to);
      }).toThrow(`A delivery that is ${from} cannot become ${to}.`);
    }
  }
  expect(refused).toBe(13 * 13 - 24);
});

test("every state can be reached from queued", () => {
  const reached = new Set<string>(["queued"]);
  for (let round = 0; round < deliveryStates.length; round++) {
    for (const from of deliveryStates) if (reached.has(from)) for (const to of stateTable[from]) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...deliveryStates].sort());
});
