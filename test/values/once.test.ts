import { expect, test } from "vitest";
import { once, onceEach } from "../../src/values/once.js";

test("it is made when it is first asked for, and is the same at every call", () => {
  let calls = 0;
  const table = once(() => ({ calls: ++calls }));
  expect(calls).toBe(0);
  expect(table()).toBe(table());
  expect(calls).toBe(1);
});

test("for each key apart it is made when it is first asked for, and is the same at every call", () => {
  const asked: string[] = [];
  const tableOf = onceEach((key: string) => ({ number: asked.push(key) }));
  expect([tableOf("a").number, tableOf("b").number, tableOf("a").number]).toEqual([1, 2, 1]);
  expect(tableOf("a")).toBe(tableOf("a"));
  expect(asked).toEqual(["a", "b"]);
});
