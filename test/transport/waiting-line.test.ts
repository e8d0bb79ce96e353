import { expect, test } from "vitest";
import { callTime } from "../../src/transport/mesh/http/call-time.js";
import { WaitingLine } from "../../src/transport/mesh/http/waiting-line.js";

const long = 60_000;

/** A line of one place, which is taken, and who has had it since. */
function full(): { line: WaitingLine; had: string[]; join: (mailboxId: string, name: string) => void } {
  const line = new WaitingLine(1);
  expect(line.enter("FIRST", long, callTime(long))).toBeUndefined();
  const had: string[] = [];
  return {
    line,
    had,
    join: (mailboxId, name) =>
      void line.enter(mailboxId, long, callTime(long))?.then(() => {
        had.push(name);
        line.leave();
      }),
  };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

test("a free place goes to the mailboxes in turn, and within a mailbox to the first in line", async () => {
  const { line, had, join } = full();
  for (const name of ["A1", "A2", "A3", "B1", "C1", "B2"]) join(name.slice(0, 1), name);
  line.leave();
  await turns();
  expect(had).toEqual(["A1", "B1", "C1", "A2", "B2", "A3"]);
  expect(line.enter("D", long, callTime(long))).toBeUndefined();
});

test("whoever gives up is passed over, and its place is not lost", async () => {
  const { line, had, join } = full();
  const control = new AbortController();
  const given = [
    line.enter("A", 1, callTime(long)),
    line.enter("A", long, callTime(1)),
    line.enter("B", long, callTime(long, control.signal)),
  ].map(async (entered) => {
    await expect(entered).rejects.toMatchObject({ name: "CallEnded" });
  });
  join("B", "B2");
  control.abort();
  await Promise.all(given);
  line.leave();
  await turns();
  expect(had).toEqual(["B2"]);
  await expect(line.enter("A", long, callTime(long, control.signal))).rejects.toMatchObject({ code: "MESH_ABORTED" });
  expect(line.enter("D", long, callTime(long))).toBeUndefined();
});

test("many calls share one signal without a warning of Node's, and all end with it", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on("warning", listen);
  const { line } = full();
  const control = new AbortController();
  const waiting = Array.from({ length: 50 }, async () => line.enter("A", long, callTime(long, control.signal)));
  const ended = Promise.allSettled(waiting);
  control.abort();
  expect((await ended).every(({ status }) => status === "rejected")).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("warning", listen);
  expect(warnings.filter(({ name }) => name === "MaxListenersExceededWarning")).toEqual([]);
});
