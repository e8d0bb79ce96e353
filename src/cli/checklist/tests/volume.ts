import type { Consultation } from "../../../consultation/consultation.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import type { DeliveryRecord } from "../../../delivery/record.js";
import type { ChecklistTest, Found } from "../checklist-test.js";
import type { Run } from "../run.js";

/** Messages that are submitted at the same time: they share what a store does. */
const atOnce = 50;
const progressEveryMs = 2_000;

/** Many messages. */
export const volumeTests: readonly ChecklistTest[] = [
  {
    id: "volume",
    group: "volume",
    shows: "Many messages in a row: each reaches the practice, is answered, and none is lost or arrives twice",
    rules: ["UR-100", "UR-111", "ME-05", "ME-07", "ME-08", "ME-13"],
    when: "alone",
    run: volume,
  },
];

async function volume(run: Run): Promise<Found> {
  const from = performance.now();
  const consultation = run.consultation();
  const before = run.arrivals?.length ?? 0;
  const records: DeliveryRecord[] = [];
  const ends = new Map<string, number>();
  let last = from;
  const say = (): void => {
    if (performance.now() - last < progressEveryMs) return;
    last = performance.now();
    const answered = [...ends.values()].reduce((sum, count) => sum + count, 0);
    run.progress(
      `${answered} of ${run.messages} answered, ${records.length} submitted, ${rateOf(answered, last - from)} a second`,
    );
  };
  for (let place = 0; place < run.messages; place += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, run.messages - place) }, (_, index) => place + index + 1);
    run.signal.throwIfAborted();
    records.push(
      ...(await Promise.all(some.map((number) => run.submit(numbered(consultation, number), `volume-${number}`)))),
    );
    say();
  }
  await Promise.all(
    records.map(async (record) => {
      const { state } = await run.ended(record);
      ends.set(state, (ends.get(state) ?? 0) + 1);
      say();
    }),
  );
  const ms = performance.now() - from;
  return judged(run, { records, ends, ms, arrived: run.arrivals?.slice(before) });
}

interface Sent {
  readonly records: readonly DeliveryRecord[];
  readonly ends: ReadonlyMap<string, number>;
  readonly ms: number;
  readonly arrived: Run["arrivals"];
}

async function judged(run: Run, { records, ends, ms, arrived }: Sent): Promise<Found> {
  const matched = ends.get("patient-matched") ?? 0;
  const documents = new Set(arrived?.map(({ documentId }) => documentId));
  const isOnce = arrived === undefined || (arrived.length === run.messages && documents.size === run.messages);
  const states = [...ends].map(([state, count]) => `${count} ${state}`).join(", ");
  const reached =
    arrived === undefined ? "" : `; ${documents.size} reached the practice, ${arrived.length - documents.size} twice`;
  const rate = `${(ms / 1_000).toFixed(1)} s, ${rateOf(run.messages, ms)} a second`;
  const [first] = records;
  return {
    result: matched === run.messages && isOnce ? "passed" : "failed",
    expected: `${run.messages} patient-matched, each once`,
    came: `${states}${reached}; ${rate}`,
    files: first === undefined ? [] : [await run.keepMessage(first, "volume-1")],
  };
}

function numbered(consultation: Consultation, number: number): Consultation {
  const clinicalSummary = [...consultation.clinicalSummary, `Message ${number} of a test of volume.`];
  return parseConsultation({ ...consultation, clinicalSummary });
}

function rateOf(count: number, ms: number): string {
  return ((count * 1_000) / ms).toFixed(1);
}
