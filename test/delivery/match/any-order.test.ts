import fc from "fast-check";
import { expect, test } from "vitest";
import { mayGo, stateTable, type DeliveryState } from "../../../src/delivery/states.js";
import { isResponseCode, responseCodes } from "../../../src/terminology/response-codes.js";
import { ann, bench, hour, minute, type Bench } from "../support/bench.js";
import { failFirst, keptOut, lost, noAnswer, notReached, refused } from "../support/failures.js";
import { sinusitis } from "../support/sinusitis.js";

const codes = Object.keys(responseCodes).filter(isResponseCode);

/** What may happen to a delivery, in any order. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("20013", "30001", "30002", "20010", "30005", "20007") },
  { weight: 2, arbitrary: fc.constantFrom(...codes) },
  { weight: 2, arbitrary: fc.nat(3).map((attempt) => ({ reportOf: attempt })) },
  { weight: 3, arbitrary: fc.constantFrom(minute, hour, 5 * hour, 100 * hour).map((pass) => ({ pass })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("resolve", "sentByFallback", "fallbackFailed", "resend", "cancel" as const),
  },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const sendsGo = fc.array(fc.constantFrom("done", lost, noAnswer, notReached, refused, keptOut), { maxLength: 5 });

async function happen(own: Bench, record: { readonly id: string }, what: Happening): Promise<void> {
  const { delivery } = own;
  const { id } = record;
  const refusable = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => expect(error).toMatchObject({ reason: "transition-refused" }));
  };
  if (typeof what === "object" && "pass" in what) own.pass(what.pass);
  else if (typeof what === "object") {
    const posted = own.posted[what.reportOf];
    if (posted === undefined) return;
    own.mesh.report("X26ABC1", {
      workflowId: "GPCONNECT_UPDATE_RECORD",
      linkedMessageId: posted.messageId,
      statusCode: "14",
      statusEvent: "SEND",
      statusDescription: "",
      statusTimestamp: undefined,
      to: posted.envelope.to,
      subject: posted.envelope.subject,
    });
  } else if (isResponseCode(what)) own.answer(await own.stored(record), what);
  else if (what === "resolve") await delivery.resolve({ ids: [id] }, { ...ann, how: "telephoned" });
  else if (what === "sentByFallback") await refusable(delivery.sentByFallback(id, { ...ann, how: "NHSmail" }));
  else if (what === "fallbackFailed") await refusable(delivery.fallbackFailed(id));
  else if (what === "resend") await refusable(delivery.resend(id, ann));
  else await refusable(delivery.cancel(id, ann));
}

/** Nothing that was open is gone, unless a person closed it or a rule says so. */
function checkClosed(
  closed: readonly { reason: string; closed: { by: string | undefined; how: string } | undefined }[],
) {
  for (const each of closed) {
    if (each.closed === undefined || each.closed.by !== undefined) continue;
    expect([each.reason, each.closed.how]).toEqual([
      each.reason,
      each.reason === "acknowledgement-overdue"
        ? expect.stringMatching(/^3000[14]$/)
        : expect.stringMatching(/^(?:matched|stored)$/),
    ]);
  }
}

test("whatever comes, in whatever order, the audit is a walk through the table, and no attention is lost", async () => {
  await fc.assert(
    fc.asyncProperty(sendsGo, fc.array(happening, { maxLength: 14 }), async (outcomes, happenings) => {
      const sends = failFirst(...outcomes.map((each) => (each === "done" ? undefined : each)));
      const own = await bench({ around: sends.around });
      const record = await own.delivery.submit(sinusitis(), { id: "one" });
      const opened = new Set<string>();
      for (const what of happenings) {
        const { failures } = await own.delivery.poll();
        for (const { error } of failures) expect(error).toMatchObject({ code: "mesh-failed" });
        await happen(own, record, what);
        const now = (await own.delivery.attention({ includeClosed: true })).items;
        const ids = new Set(now.map(({ id }) => id));
        for (const id of opened) expect(ids.has(id)).toBe(true);
        for (const { id } of now) opened.add(id);
        checkClosed(now);
      }
      await own.delivery.poll();
      expect(await own.waiting()).toEqual([]);
      expect((await own.delivery.inbox({ states: ["pending"] })).items).toEqual([]);
      const events = await own.delivery.events(record.id);
      let state: DeliveryState = "queued";
      for (const event of events) {
        if (event.state !== state) expect(mayGo(state, event.state), `${state} to ${event.state}`).toBe(true);
        state = event.state;
      }
      const stored = await own.stored(record);
      expect(stored.state).toBe(state);
      if (stateTable[state].isEnd) expect(stored.nextSendAt).toBeUndefined();
      // A state in which nothing follows by itself has its attention, until a person has closed it.
      const resting: readonly DeliveryState[] = ["rejected", "switched-off", "undeliverable", "overdue", "refused"];
      if (resting.includes(state)) expect((await own.open(record)).length).toBeGreaterThan(0);
      for (const { outcome, meshMessageId } of await own.delivery.attempts(record.id))
        if (outcome === "done") expect(meshMessageId).toBeDefined();
    }),
    { numRuns: 25 },
  );
});
