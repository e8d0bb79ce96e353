import { describe, expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import type { Fault, FaultEffect, SandboxOperation } from "../../src/sandbox/index.js";
import { faultPlan, type FaultPlan } from "../../src/sandbox/faults/faults.js";

/** What happens to a request of the first mailbox, without a run. */
function next(plan: FaultPlan, operation: SandboxOperation): readonly FaultEffect[] {
  return plan.next({ operation, mailboxId: "X26ABC1", run: "" });
}

/** Which of so many requests a fault applies to, counted from 1. */
function struck(fault: Omit<Fault, "does">, requests = 6, operation: SandboxOperation = "send"): number[] {
  const plan = faultPlan();
  plan.add({ ...fault, does: "cut-before" });
  return Array.from({ length: requests }, (_, at) => at + 1).filter(() => next(plan, operation).length > 0);
}

describe("which request a fault applies to", () => {
  test.each<[string, Omit<Fault, "does">, number[]]>([
    ["the next one", {}, [1]],
    ["the third", { at: 3 }, [3]],
    ["three", { times: 3 }, [1, 2, 3]],
    ["two from the fourth on", { at: 4, times: 2 }, [4, 5]],
    ["an operation of a list", { operation: ["list", "send"] }, [1]],
    ["another operation", { operation: "list" }, []],
    ["a mailbox, in any case", { mailboxId: "x26abc1" }, [1]],
    ["another mailbox", { mailboxId: "X26ABC2" }, []],
    ["never", { probability: 0 }, []],
    ["always", { probability: 1 }, [1, 2, 3, 4, 5, 6]],
    ["always, of the first two", { probability: 1, times: 2 }, [1, 2]],
  ])("%s", (_, fault, expected) => {
    expect(struck(fault)).toEqual(expected);
  });

  test("by probability: about so many, the same ones for the same seed, others for another", () => {
    const first = struck({ probability: 0.3, seed: 7 }, 2000);
    expect(first.length).toBeGreaterThan(500);
    expect(first.length).toBeLessThan(700);
    expect(struck({ probability: 0.3, seed: 7 }, 2000)).toEqual(first);
    expect(struck({ probability: 0.3, seed: 8 }, 2000)).not.toEqual(first);
  });

  test("requests of other operations do not count", () => {
    const plan = faultPlan();
    plan.add({ operation: "send", at: 2, does: "cut-after" });
    expect(next(plan, "send")).toEqual([]);
    expect(next(plan, "list")).toEqual([]);
    expect(next(plan, "send")).toEqual(["cut-after"]);
  });

  test("they are listed with what they have done, and one is taken away by its id", () => {
    const plan = faultPlan();
    const cut: Fault = { operation: "send", at: 2, times: 2, does: "cut-before" };
    const slow: Fault = { probability: 0, does: { latencyMs: 5 } };
    const { id } = plan.add(cut);
    const second = plan.add(slow);
    expect(plan.list()).toEqual([
      { id, fault: cut, matched: 0, struck: 0 },
      { id: second.id, fault: slow, matched: 0, struck: 0 },
    ]);
    next(plan, "send");
    next(plan, "send");
    expect(plan.list().map(({ matched, struck: times }) => [matched, times])).toEqual([
      [2, 1],
      [2, 0],
    ]);
    expect([plan.remove(second.id), plan.remove(second.id)]).toEqual([true, false]);
    expect(next(plan, "send")).toEqual(["cut-before"]);
    expect(plan.list()).toEqual([]); // it cannot strike again
    expect(plan.add(cut).id).not.toBe(id);
  });

  test("several apply at once; one may be taken away, or all", () => {
    const plan = faultPlan();
    const remove = plan.add({ times: 9, does: { latencyMs: 5 } });
    plan.add({ times: 9, does: { status: 503 } });
    expect(next(plan, "list")).toEqual([{ latencyMs: 5 }, { status: 503 }]);
    remove();
    expect(next(plan, "list")).toEqual([{ status: 503 }]);
    plan.clear();
    expect(next(plan, "list")).toEqual([]);
  });
});

const effects = "cut-before, cut-during, cut-after, truncate, false-gzip, duplicate, reorder";
const operations =
  "handshake, send, send-chunk, list, count, head, download, download-chunk, acknowledge, track, look-up";
const members = "operation, mailboxId, run, at, times, probability, seed, does";

test.each<[unknown, string]>([
  [undefined, "fault must be an object; it is missing"],
  [{}, "fault.does must be an object; it is missing"],
  [{ does: "explode" }, `fault.does must be one of ${effects}`],
  [{ does: {} }, "fault.status must be a whole number from 200 to 599"],
  [{ does: { status: 99 } }, "fault.status must be a whole number from 200 to 599"],
  [{ does: { status: 503, body: 1 } }, "fault.does.body must be text"],
  [{ does: { status: 503, headers: { "a b": "c" } } }, "fault.does.headers must be names and values that HTTP allows"],
  [{ does: { status: 503, headers: { a: "\n" } } }, "fault.does.headers must be names and values that HTTP allows"],
  [{ does: { latencyMs: -1 } }, "fault.latencyMs must be a number from 0 to 2147483647"],
  [{ does: { arrivalDelayMs: -1 } }, "fault.arrivalDelayMs must be a number from 0 to 2147483647"],
  [{ does: { arrivalDelayMs: 1, status: 5 } }, "each member of fault.does must be one of arrivalDelayMs"],
  [{ does: "truncate", at: 0 }, "fault.at must be a whole number from 1 to 9007199254740991"],
  [{ does: "truncate", probability: 2 }, "fault.probability must be a number from 0 to 1"],
  [{ does: "truncate", operation: "sned" }, `fault.operation must be one of ${operations}; did you mean \`send\`?`],
  [{ does: "truncate", operation: [] }, "fault.operation must name at least one"],
  [{ does: "truncate", mailboxId: 1 }, "fault.mailboxId must be text"],
  [
    { does: "truncate", operatoin: "send" },
    `each member of a fault must be one of ${members}; did you mean \`operation\`?`,
  ],
  [{ does: { status: 503, latencyMs: 5 } }, "each member of fault.does must be one of latencyMs"],
  [{ does: { status: 503, text: "x" } }, "each member of fault.does must be one of status, body, headers, processed"],
  [{ does: { status: 204, body: "x" } }, "fault.does.body must be empty with status 204"],
  [
    { does: { status: 500, headers: { "Content-Length": "9" } } },
    "fault.does.headers must be without content-length and transfer-encoding",
  ],
])("a fault that would never apply is refused: %j", (fault, words) => {
  const error: unknown = (() => {
    try {
      return faultPlan().add(fault as Fault);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(InvalidValueError);
  expect((error as Error).message).toBe(words);
});
