import { expect, test } from "vitest";
import type { Followed } from "../../src/cli/send/follow.js";
import { stillOpenText } from "../../src/cli/send/results.js";
import { prepared as row } from "../delivery/store/contract/rows.js";

const followed = (file: string, record?: Followed["record"]): Followed => ({
  prepared: {
    file,
    callerId: file,
    submission: () => {
      throw new Error("nobody asks");
    },
  },
  record,
});
const stored = { row: row().row, attention: [] };

test("whoever stops it reads what goes on by itself, and what is not in the store", () => {
  const all = [followed("a.json", stored), followed("b.json")];
  expect(stillOpenText(all, true)).toBe(
    "stopped; 1 of 2 still open; `run` or `poll` over the same store goes on with them; 1 not sent: send them again\n" +
      "  a.json: queued\n  b.json: not-sent\n",
  );
  expect(stillOpenText(all.slice(0, 1), false)).toBe("stopped; 1 of 1 still open\n  a.json: queued\n");
});
