import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeliveryActivity } from "../../src/delivery/insight/activity.js";
import { deliveryMetrics, deliveryTelemetry, type DeliveryTelemetry } from "../../src/opentelemetry/index.js";
import { ann, bench, hour, minute } from "../delivery/support/bench.js";
import { failFirst, noAnswer, notReached } from "../delivery/support/failures.js";
import { sender, sinusitis } from "../delivery/support/sinusitis.js";
import { recordedTelemetry, type RecordedTelemetry } from "./support/recorded-telemetry.js";

let recorded: RecordedTelemetry;
let telemetry: DeliveryTelemetry;
beforeEach(() => {
  recorded = recordedTelemetry();
  telemetry = deliveryTelemetry(recorded);
});
afterEach(() => recorded.close());

const common = { at: new Date("2026-11-20T10:30:00Z"), mailboxId: "X26ABC1", deliveryId: "d1" } as const;

/** Values of one metric, without those that are 0. */
async function valuesOf(name: string): Promise<readonly unknown[]> {
  return (await recorded.values())
    .filter((each) => each.name === name && each.value !== 0)
    .map(({ attributes, value }) => [attributes, value]);
}

describe("spans", () => {
  test("a submission, a send and an answer are spans that last as long as it took", () => {
    for (const activity of [
      { ...common, type: "submitted", durationMs: 30 },
      { ...common, type: "send-ended", attempt: 2, durationMs: 250, outcome: "done", reason: undefined },
      { ...common, type: "send-ended", attempt: 3, durationMs: 250, outcome: "unknown", reason: "timeout" },
      { ...common, type: "answered", kind: "acknowledgement", code: "20013", durationMs: 4 },
      { ...common, type: "answered", kind: "other", code: undefined, deliveryId: undefined, durationMs: 4 },
      { ...common, type: "submitted", durationMs: undefined },
    ] as const satisfies readonly DeliveryActivity[])
      telemetry.onEvent(activity);
    const own = { "mesh.mailbox_id": "X26ABC1", "update_record.delivery.id": "d1" };
    expect(recorded.spans().map(({ name, kind, status, attributes }) => [name, kind, status.code, attributes])).toEqual(
      [
        ["update_record submit", SpanKind.PRODUCER, SpanStatusCode.UNSET, own],
        [
          "update_record send",
          SpanKind.INTERNAL,
          SpanStatusCode.UNSET,
          { ...own, "mesh.attempt": 2, "update_record.outcome": "done" },
        ],
        [
          "update_record send",
          SpanKind.INTERNAL,
          SpanStatusCode.ERROR,
          { ...own, "mesh.attempt": 3, "update_record.outcome": "unknown", "error.type": "timeout" },
        ],
        [
          "update_record match",
          SpanKind.CONSUMER,
          SpanStatusCode.UNSET,
          {
            ...own,
            "update_record.answer.kind": "acknowledgement",
            "update_record.answer.matched": true,
            "update_record.answer.code": "20013",
          },
        ],
        [
          "update_record match",
          SpanKind.CONSUMER,
          SpanStatusCode.UNSET,
          { "mesh.mailbox_id": "X26ABC1", "update_record.answer.kind": "other", "update_record.answer.matched": false },
        ],
      ],
    );
    const [seconds, nanos] = recorded.spans()[1]?.duration ?? [0, 0];
    expect(seconds * 1_000 + nanos / 1e6).toBeCloseTo(250, 0);
  });

  test("the parent is the span that is active", () => {
    const parent = recorded.tracer.startSpan("the caller's");
    const active = trace.setSpan(context.active(), parent);
    context.setGlobalContextManager({
      active: () => active,
      with: (_, work, self, ...args) => work.apply(self, args),
      bind: (_, target) => target,
      enable() {
        return this;
      },
      disable() {
        return this;
      },
    });
    try {
      telemetry.onEvent({ ...common, type: "submitted", durationMs: 1 });
      expect(recorded.spans()[0]?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    } finally {
      context.disable();
    }
  });
});

test("counters and histograms of a delivery that runs", async () => {
  const own = await bench({ onEvent: telemetry.onEvent, around: failFirst(noAnswer, notReached).around });
  const record = await own.delivery.submit(sinusitis(), { id: "1" });
  for (let poll = 0; poll < 3; poll++) {
    await own.delivery.poll();
    own.pass(hour);
  }
  own.answer(record, "20013");
  own.answer(record, "30001");
  own.answer(record, "20013", { request: { headerId: "00000000-0000-4000-8000-000000000000" } });
  await own.delivery.poll();
  const [outcome, error] = ["update_record.outcome", "error.type"];
  expect(await valuesOf("update_record.submissions")).toEqual([[{}, 1]]);
  expect(await valuesOf("update_record.sends")).toEqual([
    [{ [outcome]: "unknown", [error]: "timeout" }, 1],
    [{ [outcome]: "not-done", [error]: "unreachable" }, 1],
    [{ [outcome]: "done" }, 1],
  ]);
  const state = (name: string): object => ({ "update_record.state": name, "update_record.by_person": false });
  expect(await valuesOf("update_record.state_changes")).toEqual([
    [state("outcome-unknown"), 2],
    [state("sent"), 1],
    [state("received"), 1],
    [state("patient-matched"), 1],
  ]);
  const answer = { "update_record.answer.kind": "acknowledgement" };
  const matched = { ...answer, "update_record.answer.matched": true };
  // Answers about different messages are matched in any order.
  expect(new Set(await valuesOf("update_record.answers"))).toEqual(
    new Set([
      [{ ...matched, "update_record.answer.code": "20013" }, 1],
      [{ ...matched, "update_record.answer.code": "30001" }, 1],
      [{ ...answer, "update_record.answer.matched": false }, 1],
    ]),
  );
  expect(await valuesOf("update_record.notices")).toEqual([
    [{ "update_record.attention.reason": "unmatched", "update_record.notice.taken": true }, 1],
  ]);
  expect(await valuesOf("update_record.failures")).toEqual([
    [{ "update_record.loop": "send", [error]: "timeout" }, 1],
    [{ "update_record.loop": "send", [error]: "unreachable" }, 1],
  ]);
  expect(await valuesOf("update_record.time_to_state")).toMatchObject([
    [{ "update_record.state": "sent" }, { count: 1, sum: 7_200 }],
    [{ "update_record.state": "received" }, { count: 1, sum: 10_800 }],
    [{ "update_record.state": "patient-matched" }, { count: 1, sum: 10_800 }],
  ]);
  expect(await valuesOf("update_record.send.duration")).toHaveLength(3);
  expect(await valuesOf("update_record.submit.duration")).toMatchObject([[{}, { count: 1 }]]);
  await own.delivery.close();
});

test("all unknown codes count as one value", async () => {
  for (const code of ["99999", "4711", "EPL-151", "no-code"])
    telemetry.onEvent({ ...common, type: "answered", kind: "report", code, durationMs: 1 });
  const values = (await valuesOf("update_record.answers")) as readonly (readonly [Record<string, unknown>, number])[];
  expect(values.map(([attributes, value]) => [attributes["update_record.answer.code"], value])).toEqual([
    ["other", 3],
    ["EPL-151", 1],
  ]);
});

test("gauges are read from the store when metrics are collected, until that is stopped", async () => {
  const own = await bench();
  const end = telemetry.observe(own.delivery);
  const off = await own.delivery.submit(sinusitis(), { id: "1" });
  await own.delivery.poll();
  own.answer(off, "20010");
  own.put("<Bundle/>", "SOMETHING_ELSE");
  await own.delivery.poll();
  await own.delivery.submit(sinusitis(), { id: "2" });
  await own.delivery.pause(sender.mailboxId, ann);
  own.pass(minute);
  const state = "update_record.state";
  const reason = "update_record.attention.reason";
  expect(await valuesOf("update_record.deliveries")).toEqual([
    [{ [state]: "queued" }, 1],
    [{ [state]: "switched-off" }, 1],
  ]);
  expect(await valuesOf("update_record.deliveries.oldest_age")).toEqual([
    [{ [state]: "queued" }, 60],
    [{ [state]: "switched-off" }, 60],
  ]);
  expect(await valuesOf("update_record.queue.due")).toEqual([[{}, 1]]);
  expect(await valuesOf("update_record.queue.oldest_age")).toEqual([[{}, 60]]);
  expect(await valuesOf("update_record.attentions")).toEqual([
    [{ [reason]: "switched-off" }, 1],
    [{ [reason]: "unmatched" }, 1],
  ]);
  expect(await valuesOf("update_record.attentions.oldest_age")).toHaveLength(2);
  expect(await valuesOf("update_record.mailboxes.stopped")).toEqual([[{ "update_record.stop.cause": "person" }, 1]]);
  expect(await valuesOf("update_record.inbox.items")).toEqual([[{ "update_record.item.state": "unmatched" }, 1]]);
  const named = new Set((await recorded.values()).map(({ name }) => name));
  const gauges = Object.entries(deliveryMetrics).flatMap(([name, { kind }]) => (kind === "gauge" ? [name] : []));
  expect([...named].sort()).toEqual(gauges.sort());
  await own.delivery.close();
  // A delivery that does not answer has no values, and disturbs no other metric.
  telemetry.onEvent({ ...common, type: "submitted", durationMs: 1 });
  expect(await valuesOf("update_record.submissions")).toEqual([[{}, 1]]);
  end();
});

test("without a registered provider nothing happens", () => {
  deliveryTelemetry().onEvent({ ...common, type: "submitted", durationMs: 1 });
});
