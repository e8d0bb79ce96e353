import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Consultation } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import type { PatientInput } from "../../consultation/people/patient.js";
import type { Delivery } from "../../delivery/delivery.js";
import type { FallbackMessage } from "../../delivery/fallback/fallback.js";
import type { DeliveryState } from "../../delivery/states.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import { memoryStore } from "../../delivery/store/memory/memory-store.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { workflows } from "../../terminology/workflows.js";
import { readBytes } from "../read-json.js";
import { whyUnwritable } from "../read-source.js";
import type { Terminal } from "../terminal.js";
import { sayingOnce } from "../work/failures.js";
import { workOptions } from "../work/work-options.js";
import { WrongUse } from "../wrong-use.js";
import type { EvidenceFile } from "./checklist-test.js";
import { commonOf, serviceRows, withGivenName } from "./consultations/consultations.js";
import { patientFor, testPatients } from "./consultations/patients.js";
import { endOf } from "./ends.js";
import type { ChecklistMesh } from "./mesh.js";
import type { Practices, Run } from "./run.js";

/** What the user decided. */
export interface RunSettings {
  /** Undefined: the library's own test patients. */
  readonly patients: readonly PatientInput[] | undefined;
  /** The consultation that most messages are made of. Undefined: one of this checklist's. */
  readonly consultation: Consultation | undefined;
  readonly practices: Practices;
  readonly messages: number;
  readonly isSending: boolean;
  readonly out: string;
  readonly signal: AbortSignal;
}

/** A run that is open. */
export interface OpenRun {
  readonly run: Run;
  /** For how long an answer is waited for from now on, in seconds. */
  readonly waitFor: (seconds: number) => void;
  /** Items of the inbox that belonged to no message: 1,000 at most. */
  strangeItems(): Promise<number>;
  close(): Promise<void>;
}

/** More than a message needs from `submit` to its end, beside the time for answers. */
const longestAfterDeadlineMs = 120_000;

/** Opens a delivery in memory over a MESH, with workers that run until it is closed. */
export async function openRun(mesh: ChecklistMesh, settings: RunSettings, terminal: Terminal): Promise<OpenRun> {
  const { out, signal, practices } = settings;
  const now = new Date();
  const anotherWay: FallbackMessage[] = [];
  const states = new Map<string, DeliveryState>();
  let waitMs = 0;
  const deadline = (sentAt: Date): Date => new Date(sentAt.getTime() + waitMs);
  const delivery = await openDelivery({
    store: memoryStore(),
    transport: mesh.transport,
    sender: mesh.sender,
    workflows: Object.values(workflows),
    safety: { medicines: pathwayMedicines },
    deadlines: { infrastructure: deadline, business: deadline },
    // Only tests of the other way give an address; nothing leaves this process.
    fallback: { send: (message) => void anotherWay.push(message) },
    onEvent: (activity) => {
      if (activity.type === "state-changed") states.set(activity.deliveryId, activity.state);
    },
    work: { ...workOptions(mesh), sendsPerMailbox: 8 },
  });
  const patients = settings.patients ?? testPatients(now);
  const base = settings.consultation ?? consultationOf(patients, mesh.sender.odsCode, now);
  const token = now.getTime().toString(36);
  const idOf = (name: string): string => `checklist-${token}-${name}`;
  const keep = async (name: string, bytes: Uint8Array): Promise<EvidenceFile> => {
    const file = `messages/${name}`;
    try {
      await writeFile(join(out, file), bytes, { mode: 0o600 });
    } catch (cause) {
      throw new WrongUse(`${file} cannot be written: ${whyUnwritable(cause)}.`, { cause });
    }
    return { name: file, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  const waiting = {
    delivery,
    lookEveryMs: Math.min(mesh.intervalMs, 1_000),
    longestMs: () => 2 * waitMs + longestAfterDeadlineMs,
    signal,
  };
  const run: Run = {
    practices,
    delivery,
    sender: mesh.sender,
    patients,
    now,
    messages: settings.messages,
    isSending: settings.isSending,
    arrivals: mesh.arrivals,
    anotherWay,
    signal,
    consultation: (givenName) => (givenName === undefined ? base : withGivenName(base, givenName)),
    submit: (submission, name, options = {}) => delivery.submit(submission, { ...options, id: idOf(name) }),
    idOf,
    ended: ({ id }) => endOf(id, waiting),
    stateOf: ({ id }) => states.get(id),
    longestMs: waiting.longestMs,
    keep,
    keepMessage: async ({ id }, name) => keep(`${name}.xml`, await bytesOf(id, delivery)),
    read: (name) => readBytes(name, terminal),
    progress: (words) => terminal.note(`update-record checklist: ${words}\n`),
  };
  delivery.start({ onFailure: sayingOnce("checklist", terminal) });
  return {
    run,
    waitFor: (seconds) => {
      waitMs = seconds * 1_000;
    },
    strangeItems: () => countStrange(delivery),
    close: () => delivery.close(),
  };
}

async function bytesOf(id: string, delivery: Delivery): Promise<Uint8Array> {
  return (await delivery.message(id))?.envelope.body ?? new Uint8Array();
}

/** What is unreadable is a test's own; what is readable and about no message of this run is somebody else's. */
async function countStrange(delivery: Delivery): Promise<number> {
  const { items } = await delivery.attention({ reasons: ["unmatched"] }, { limit: 1_000 });
  return items.length;
}

/** Minor illness: it can be about anybody. @throws WrongUse */
function consultationOf(patients: readonly PatientInput[], odsCode: string, now: Date): Consultation {
  const row = serviceRows.find(({ name }) => name === "minor-illness");
  const patient = row === undefined ? undefined : patientFor(row.fits, patients, now);
  if (row === undefined || patient === undefined) throw new WrongUse("--patients must name a patient of 1 or older.");
  return parseConsultation(row.data(commonOf(patient, odsCode, now)));
}
