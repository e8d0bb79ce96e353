import { expect, test } from "vitest";
import { once } from "../../src/values/once.js";

test("it is made when it is first asked for, and is the same at every call", () => {
  let calls = 0;
  const table = once(() => ({ calls: ++calls }));
  expect(calls).toBe(0);
  expect(table()).toBe(table());
  expect(calls).toBe(1);
});
