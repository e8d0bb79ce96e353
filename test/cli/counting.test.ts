import { expect, test } from "vitest";
import { counting } from "../../src/cli/counting.js";

test("long work says every two seconds how much is done; short work, and its end, say nothing", () => {
  let now = 0;
  const said: string[] = [];
  const screen = { note: (text: string) => said.push(text), isErrorScreen: () => true };
  const counted = counting("send", "checked", 10, screen, () => now);
  for (let count = 1; count <= 10; count += 1) {
    now += 700;
    counted.next();
  }
  expect(said).toEqual([
    "update-record send: 3 of 10 checked\n",
    "update-record send: 6 of 10 checked\n",
    "update-record send: 9 of 10 checked\n",
  ]);
});

test("where nobody looks at standard error, nothing is said", () => {
  let now = 0;
  const said: string[] = [];
  const counted = counting("send", "checked", 3, { note: (text) => said.push(text) }, () => (now += 9_000));
  for (let count = 1; count <= 3; count += 1) counted.next();
  expect(said).toEqual([]);
});
