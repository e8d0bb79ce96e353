import { setTimeout as pause } from "node:timers/promises";
import type { Consultation } from "../../../consultation/consultation.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import type { DeliveryRecord } from "../../../delivery/record.js";
import type { ChecklistTest, Found } from "../checklist-test.js";
import { open } from "../ends.js";
import type { Run } from "../run.js";

/** Messages that are built at a stretch: sending goes on between. */
const atOnce = 5;
const progressEveryMs = 2_000;
const lookEveryMs = 100;

/** Many messages. */
export const volumeTests: readonly ChecklistTest[] = [
  {
    id: "volume",
    group: "volume",
    shows:
      "Many messages in a row: each reaches the practice and is answered; what is sent again is sent byte for byte",
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
  const say = counting(run, records, from);
  while (records.length < run.messages) {
    run.signal.throwIfAborted();
    const size = Math.min(atOnce, run.messages - records.length);
    const numbers = Array.from({ length: size }, (_, index) => records.length + index + 1);
    const some = numbers.map((number) => run.submit(numbered(consultation, number), `volume-${number}`));
    records.push(...(await Promise.all(some)));
    say();
    await new Promise((resolve) => setImmediate(resolve));
  }
  while (records.some((record) => isOpen(record, run)) && performance.now() - from < run.longestMs()) {
    run.signal.throwIfAborted();
    await pause(lookEveryMs);
    say();
  }
  const ms = performance.now() - from;
  return judged(run, { records, ms, arrived: run.arrivals?.slice(before) });
}

function isOpen(record: DeliveryRecord, run: Run): boolean {
  return open.includes(run.stateOf(record) ?? "queued");
}

/** Says every two seconds how far it is. */
function counting(run: Run, records: readonly DeliveryRecord[], from: number): () => void {
  let last = from;
  return () => {
    const now = performance.now();
    if (now - last < progressEveryMs) return;
    last = now;
    const ended = records.filter((record) => !isOpen(record, run)).length;
    const rate = rateOf(ended, now - from);
    run.progress(`volume: ${records.length} of ${run.messages} submitted, ${ended} answered, ${rate} a second`);
  };
}

interface Sent {
  readonly records: readonly DeliveryRecord[];
  readonly ms: number;
  readonly arrived: Run["arrivals"];
}

async function judged(run: Run, { records, ms, arrived }: Sent): Promise<Found> {
  const ends = new Map<string, number>();
  for (const record of records) {
    const state = run.stateOf(record) ?? "queued";
    ends.set(state, (ends.get(state) ?? 0) + 1);
  }
  const matched = ends.get("patient-matched") ?? 0;
  const copies = new Map<string, Set<string>>();
  for (const { documentId, sha256 } of arrived ?? [])
    copies.set(documentId, (copies.get(documentId) ?? new Set()).add(sha256));
  const isSameBytes = [...copies.values()].every(({ size }) => size === 1);
  const isWhole = arrived === undefined || (copies.size === run.messages && isSameBytes);
  const states = [...ends].map(([state, count]) => `${count} ${state}`).join(", ");
  const again = (arrived?.length ?? 0) - copies.size;
  const bytes = isSameBytes ? "byte for byte" : "WITH OTHER BYTES";
  const reached =
    arrived === undefined
      ? ""
      : `; ${copies.size} reached the practice${again === 0 ? ", each once" : `, ${again} of them again, ${bytes}`}`;
  const rate = `${(ms / 1_000).toFixed(1)} s, ${rateOf(run.messages, ms)} a second`;
  const [first] = records;
  return {
    result: matched === run.messages && isWhole ? "passed" : "failed",
    expected: `${run.messages} patient-matched, each once, or again with the same bytes`,
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
