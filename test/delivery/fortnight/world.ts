import type { Consultation } from "../../../src/consultation/consultation.js";
import { parseConsultation } from "../../../src/consultation/parse-consultation.js";
import type { FallbackMessage } from "../../../src/delivery/fallback/fallback.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { Transport } from "../../../src/transport/transport.js";
import { ann, bench, minute, type Bench } from "../support/bench.js";
import { keptOut, notReached } from "../support/failures.js";
import { failing } from "../fallback/support.js";
import { sender, sinusitis } from "../support/sinusitis.js";
import { inEngland, instantIn2026 } from "./calendar.js";
import { always, begins, ends, never, sometimes, story, type Act } from "./story.js";
import { timeline, type Timeline } from "./timeline.js";

/** So often a worker looks here. With a real MESH it is every five minutes. */
const step = 15 * minute;

export interface Fortnight {
  readonly own: Bench;
  readonly timeline: Timeline;
  /** What a mail server took, in order. */
  readonly mails: readonly FallbackMessage[];
  /** Submits the same again. */
  readonly again: (id: string) => Promise<DeliveryRecord>;
}

/** Lets the story happen, over a store, with a clock of its own. */
export async function liveThrough(store?: DeliveryStore): Promise<Fortnight> {
  const mails: FallbackMessage[] = [];
  const addresses = new Map<string, string>([
    [sometimes, "b23456.reception@nhs.net"],
    [never, "c34567.reception@nhs.net"],
  ]);
  let mesh: "unreachable" | "certificate-refused" | "works" = "works";
  let isMailServerUp = true;
  const check = (): void => {
    if (mesh === "unreachable") throw notReached;
    if (mesh === "certificate-refused") throw keptOut;
  };
  const own = await bench({
    ...(store && { aroundStore: () => store }),
    around: (transport) => checkedFirst(transport, check),
    fallback: {
      addressOf: ({ odsCode = "" }) => addresses.get(odsCode),
      document: () => new TextEncoder().encode("%PDF-"), // a real one takes a second
      send(message) {
        if (!isMailServerUp) failing({ reason: "no-connection" })();
        mails.push(message);
        return Promise.resolve();
      },
    },
    retention: { days: 7 },
  });
  const { delivery } = own;
  const told = timeline(mails, own.told);
  const submitted = new Map<string, Consultation>();
  const named = async (id: string): Promise<DeliveryRecord> => {
    const found = await delivery.find({ odsCode: sender.odsCode, id });
    if (found === undefined) throw new Error(`${id} was not submitted`);
    return found;
  };

  async function happen(act: Act): Promise<void> {
    const now = own.now();
    if ("submit" in act) {
      const { submit: id, practice } = act;
      submitted.set(id, consultationBefore(now));
      await delivery.submit(consultationBefore(now), { id, ...(practice && { practiceOdsCode: practice }) });
    } else if ("answer" in act) {
      const { practice: odsCode = always } = act;
      own.answer(await named(act.answer), act.code, { practice: { odsCode, mailboxId: `${odsCode}OT001` } });
    } else if ("report" in act) {
      const [attempt] = await delivery.attempts((await named(act.of)).id);
      await own.report(attempt?.meshMessageId ?? "none", act.report);
    } else if ("bounce" in act) await delivery.fallbackFailed((await named(act.bounce)).id);
    else if ("askAbout" in act) {
      const { isSwitchedOff, until = "" } = await delivery.practice(act.askAbout);
      const answer = isSwitchedOff ? `off until ${inEngland(Date.parse(until))}` : "on";
      told.asked(act.askAbout, answer, now.getTime());
    } else if ("changeAddress" in act) addresses.set(act.changeAddress, act.to);
    else if ("sendByFallback" in act) await delivery.sendByFallback((await named(act.sendByFallback)).id, ann);
    else if ("resubmit" in act) await delivery.resubmit({ practiceOdsCode: act.resubmit }, ann);
    else if ("resolve" in act) {
      const target = act.resolve === undefined ? { query: {} } : { ids: [(await named(act.resolve)).id] };
      await delivery.resolve(target, { ...ann, how: "telephoned" });
    } else if ("mesh" in act) ({ mesh } = act);
    else isMailServerUp = act.mailServer === "up";
  }

  own.setClock(instantIn2026(...begins) - own.now().getTime());
  const acts = story.flatMap(([day, list]) => list.map(([time, act]) => ({ at: instantIn2026(day, time), act })));
  const until = instantIn2026(...ends);
  for (let now = own.now().getTime(); now <= until; own.pass(step), now += step) {
    const due = acts.filter(({ at }) => at === now);
    for (const { act } of due) await happen(act);
    const done = await delivery.poll();
    if (due.length > 0 || Object.values(done).some((count) => typeof count === "number" && count > 0))
      await told.look(delivery, now);
  }
  return {
    own,
    timeline: told,
    mails,
    again: (id) => delivery.submit(submitted.get(id) ?? consultationBefore(own.now()), { id }),
  };
}

/** A consultation that ended just now. */
function consultationBefore(now: Date): Consultation {
  const startedAt = new Date(now.getTime() - 20 * minute).toISOString();
  return parseConsultation(JSON.parse(JSON.stringify({ ...sinusitis(), startedAt, confirmations: undefined })));
}

/** A transport that does nothing of what the check refuses. */
function checkedFirst(transport: Transport, check: () => void): Transport {
  return {
    ...transport,
    async send(...given) {
      check();
      return transport.send(...given);
    },
    async *listInbox(...given) {
      check();
      yield* transport.listInbox(...given);
    },
    async handshake(...given) {
      check();
      return transport.handshake(...given);
    },
  };
}
