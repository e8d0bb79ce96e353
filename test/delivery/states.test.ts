import { expect, test } from "vitest";
import { DeliveryError } from "../../src/delivery/delivery-error.js";
import { checkTransition, deliveryStates, mayGo, stateTable } from "../../src/delivery/states.js";

test("every step that is not in the table is refused, and the error says which", () => {
  let refused = 0;
  for (const from of deliveryStates) {
    for (const to of deliveryStates) {
      if (mayGo(from, to)) {
        checkTransition(from, to);
        continue;
      }
      refused += 1;
      const check = (): void => checkTransition(from, to);
      expect(check).toThrow(DeliveryError);
      expect(check).toThrow(`A delivery that is ${from} cannot become ${to}.`);
    }
  }
  const allowed = Object.values(stateTable).reduce((count, { next }) => count + next.length, 0);
  expect(refused).toBe(deliveryStates.length ** 2 - allowed);
});

test("every state that may follow another one is in the table, and none follows itself", () => {
  for (const from of deliveryStates) {
    const next: readonly string[] = stateTable[from].next;
    expect(new Set(next).size, from).toBe(next.length);
    expect(next, from).not.toContain(from);
    for (const to of next) expect(deliveryStates, `${from} to ${to}`).toContain(to);
  }
});

test("every state can be reached from queued", () => {
  const reached = new Set<string>(["queued"]);
  for (let round = 0; round < deliveryStates.length; round++)
    for (const from of deliveryStates) if (reached.has(from)) for (const to of stateTable[from].next) reached.add(to);
  expect([...reached].sort()).toEqual([...deliveryStates].sort());
});

test("an end is left only because another message takes its place, or because the other way has failed", () => {
  const left = deliveryStates
    .filter((state) => stateTable[state].isEnd)
    .map((state) => [state, stateTable[state].next]);
  expect(Object.fromEntries(left)).toEqual({
    "sent-by-fallback": [
      "outcome-unknown",
      "refused",
      "rejected",
      "switched-off",
      "undeliverable",
      "overdue",
      "replaced",
      "void",
    ],
    replaced: ["void"],
    void: [],
    settled: ["replaced", "void"],
    cancelled: [],
  });
});
