import { expect, test } from "vitest";
import { defaultDeadlines } from "../../../src/delivery/deadlines.js";
import { applyReport, applyVerdict, needsHistory } from "../../../src/delivery/match/apply-verdict.js";
import { judgeAcknowledgement, judgeReport, type Verdict } from "../../../src/delivery/match/verdict.js";
import { deliveryStates, mayGo, stateTable, type DeliveryState } from "../../../src/delivery/states.js";
import { stepFrom, type Step, type StepTime } from "../../../src/delivery/step.js";
import type { DeliveryRow, NewEvent } from "../../../src/delivery/store/rows.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import { readAcknowledgement } from "../../../src/message/acknowledgement/read.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { isResponseCode, responseCodes, type ResponseCode } from "../../../src/terminology/response-codes.js";
import { practice } from "../support/bench.js";
import { now, prepared } from "../store/contract/rows.js";

const time: StepTime = { at: now, deadlines: defaultDeadlines };
const codes = Object.keys(responseCodes).filter(isResponseCode);

const verdicts = new Map<ResponseCode, Verdict>();

function verdictOf(code: ResponseCode): Verdict {
  const known = verdicts.get(code);
  if (known !== undefined) return known;
  const input = { request: { headerId: "unreadable-in-original" }, code, practice };
  const verdict = judgeAcknowledgement(readAcknowledgement(writeXml(composeAcknowledgement(input))));
  verdicts.set(code, verdict);
  return verdict;
}

const { row } = prepared();

function rowIn(state: DeliveryState): DeliveryRow {
  const isSent = !["queued", "sending", "outcome-unknown", "refused", "cancelled"].includes(state);
  return { ...row, state, sentAt: isSent ? now : undefined };
}

const eventsOf = (...reasons: readonly string[]): readonly NewEvent[] =>
  reasons.map((reason) => ({ deliveryId: "", at: now, state: "sent", reason, by: undefined }));

function answered(state: DeliveryState, verdict: Verdict, history: readonly NewEvent[] = []): Step {
  return applyVerdict(stepFrom(rowIn(state)), verdict, { time, newId: () => "attention", history });
}

/** The way is made of steps that the table allows, beginning where the delivery was. */
function checkWay(from: DeliveryState, { events, row: after }: Step, what: string): void {
  let state = from;
  for (const event of events) {
    if (event.state !== state) expect(mayGo(state, event.state), `${what}: ${state} to ${event.state}`).toBe(true);
    state = event.state;
  }
  expect(after.state, what).toBe(state);
}

test("UR-113: no code in any state leads to a step that the table does not allow, and each is in the audit", () => {
  expect(codes).toHaveLength(49);
  for (const state of deliveryStates) {
    for (const code of codes) {
      const what = `${code} when ${state}`;
      const verdict = verdictOf(code);
      const step = answered(state, verdict);
      checkWay(state, step, what);
      expect(step.events.at(-1)?.reason, what).toBe(code);
      expect(step.raisesFence, what).toBe(state === "sending");
      if (stateTable[state].isEnd) {
        expect(step.row.state, what).toBe(state);
        expect(
          step.open.map(({ reason }) => reason),
          what,
        ).toEqual(["answered-after-end"]);
      }
    }
  }
});

test("every code says the same once it was said: twice is an event, and never an attention", () => {
  for (const state of deliveryStates) {
    for (const code of codes) {
      const what = `${code} twice when ${state}`;
      const verdict = verdictOf(code);
      const once = answered(state, verdict);
      const parts = { time, newId: () => "again", history: [...eventsOf("submitted"), ...once.events] };
      const twice = applyVerdict(stepFrom(once.row), verdict, parts);
      expect(twice.row.state, what).toBe(once.row.state);
      expect(twice.open, what).toEqual([]);
      expect(twice.events, what).toHaveLength(1);
    }
  }
});

test("an answer proves that the message was sent, whatever was known of it", () => {
  for (const state of ["queued", "sending", "outcome-unknown"] as const) {
    const step = answered(state, verdictOf("20013"));
    expect(step.events.map((event) => event.state)).toEqual(["sent", "received"]);
    expect(step.row).toMatchObject({
      sentAt: now,
      runAt: undefined,
      dueAt: defaultDeadlines.business(new Date(now)).getTime(),
    });
  }
});

test("UR-101: what was overdue and is matched closes that attention, naming the code; nothing else closes any", () => {
  for (const state of deliveryStates) {
    for (const code of codes) {
      const { close, row: after } = answered(state, verdictOf(code));
      const isMatched = after.state === "patient-matched" && state !== "patient-matched";
      expect(close, `${code} when ${state}`).toEqual(
        isMatched
          ? [{ deliveryId: row.id, reasons: ["acknowledgement-overdue"], at: now, by: undefined, how: code }]
          : [],
      );
    }
  }
});

test("the history is only needed where it can change something", () => {
  for (const state of deliveryStates) {
    for (const code of codes) {
      const verdict = verdictOf(code);
      if (needsHistory(state, verdict)) continue;
      const all = eventsOf(...codes).map((event) => ({ ...event, state: "received" as const }));
      expect(answered(state, verdict, all), `${code} when ${state}`).toEqual(answered(state, verdict));
    }
  }
});

test("UR-093: a report counts once every send is reported, and never for what is about to be sent again", () => {
  const verdict = judgeReport({
    type: "report",
    messageId: "R1",
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: "M1",
    statusCode: "EPL-151",
    statusEvent: "SEND",
    statusDescription: "",
    statusTimestamp: undefined,
  });
  const parts = { time, newId: () => "attention", history: [] };
  const ends: Record<string, string> = {};
  for (const state of deliveryStates) {
    const before = stepFrom(rowIn(state));
    const notLast = applyReport(before, verdict, false, parts);
    expect(notLast.row.state, state).toBe(state);
    expect(notLast.open, state).toHaveLength(stateTable[state].isEnd ? 1 : 0);
    const last = applyReport(before, verdict, true, parts);
    checkWay(state, last, `report when ${state}`);
    expect(last.events.at(-1)?.reason, state).toBe("EPL-151");
    ends[state] = [last.row.state, ...last.open.map(({ reason }) => reason)].join(", ");
  }
  expect(ends).toEqual({
    queued: "queued",
    sending: "sending",
    "outcome-unknown": "undeliverable, undeliverable",
    refused: "refused, contradicting-answer",
    sent: "undeliverable, undeliverable",
    received: "received, contradicting-answer",
    "patient-matched": "patient-matched, contradicting-answer",
    rejected: "rejected, contradicting-answer",
    "switched-off": "switched-off, contradicting-answer",
    undeliverable: "undeliverable",
    overdue: "undeliverable, undeliverable",
    "sent-by-fallback": "sent-by-fallback, answered-after-end",
    replaced: "replaced, answered-after-end",
    void: "void, answered-after-end",
    settled: "settled, answered-after-end",
    cancelled: "cancelled, answered-after-end",
  });
});
