import { randomUUID } from "node:crypto";
import { InvalidValueError } from "../../../errors.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import type { Delivery } from "../../../delivery/delivery.js";
import type { FallbackOptions } from "../../../delivery/fallback/fallback.js";
import { openDelivery } from "../../../delivery/open-delivery.js";
import { memoryStore } from "../../../delivery/store/memory/memory-store.js";
import { renderFallbackPdf } from "../../../render/pdf/render-pdf.js";
import { PdfPackagesError } from "../../../render/pdf/packages-error.js";
import { newestRelease } from "../../../terminology/release.js";
import { meshTransport } from "../../../transport/mesh/transport.js";
import type { Sandbox, SandboxMailbox } from "../../sandbox.js";
import type { DeliveryJson } from "../shapes.js";
import { exampleConsultation } from "./consultations.js";
import type { Example } from "./example.js";
import { deliveryJson, type Sent } from "./delivery-json.js";
import { onlyOwnAnswers } from "./only-own-answers.js";
import { exampleTitles } from "./titles.js";

/** The example sender, once it is loaded. */
export type ExampleSender = Example;

/** Quick enough to watch. With the real MESH these are minutes. Milliseconds. */
const work = {
  pollEveryMs: 250,
  lookEveryMs: 250,
  firstPauseMs: 1000,
  leaseMs: 5000,
  resendAfterMs: [2000, 4000, 8000],
};
/** Most deliveries that are shown: the oldest ones are dropped. */
const most = 2000;

/**
 * A pharmacy: real deliveries in memory, one for each run, over mutual TLS to the sandbox, by the sandbox's clock. So
 * everything that an outbox does can be watched: queueing, sending again, deadlines, and the other way to a practice
 * that is switched off.
 */
export function exampleSender(sandbox: Sandbox, onChange: (delivery: DeliveryJson) => void): ExampleSender {
  const [mailbox] = sandbox.mailboxes;
  if (mailbox === undefined) throw new InvalidValueError("sandbox", "has no mailbox to send from");
  const clock = (): Date => sandbox.time.now();
  const all = new Map<string, Sent>();
  const deliveries = new Map<string, Promise<Delivery>>();
  let count = 0;

  const show = async (sent: Sent): Promise<void> => {
    const delivery = await deliveries.get(sent.run);
    if (delivery === undefined || !all.has(sent.id)) return;
    sent.shown = await deliveryJson(delivery, sent);
    onChange(sent.shown);
  };
  const changed = (id: string): void => {
    const sent = all.get(id);
    // One look after the other, so that an older one never comes last.
    if (sent !== undefined) sent.looks = sent.looks.then(() => show(sent)).catch(() => undefined);
  };
  const fallback: FallbackOptions = {
    addressOf: () => "reception.example@nhs.net",
    document: async (consultation, details) => {
      try {
        return await renderFallbackPdf(consultation, details);
      } catch (error) {
        const sent = all.get(
          [...all.values()].find(({ headerId }) => headerId === details.ids.messageHeader)?.id ?? "",
        );
        if (sent !== undefined && error instanceof PdfPackagesError) sent.trouble = error.message;
        throw error;
      }
    },
    send({ deliveryId, to, subject, pdf, at }) {
      const sent = all.get(deliveryId);
      if (sent !== undefined) sent.fallback = { at: at.toISOString(), to, subject, pdf };
      changed(deliveryId);
    },
  };
  const open = (run: string): Promise<Delivery> => {
    const known = deliveries.get(run);
    if (known !== undefined) return known;
    const opening = openFor(run, { sandbox, mailbox, clock, fallback, all: () => all.values(), changed });
    deliveries.set(run, opening);
    return opening;
  };

  return {
    async send({ service, answer, run }) {
      const known = exampleTitles.find((one) => one.service === service);
      if (known === undefined)
        throw new InvalidValueError("service", `must be one of ${exampleTitles.map((one) => one.service).join(", ")}`);
      const delivery = await open(run);
      const consultation = parseConsultation(
        exampleConsultation(known.service, clock(), { place: (count += 1), answer }),
      );
      const record = await delivery.submit(consultation, { id: randomUUID() });
      const { given = [], family } = consultation.patient.name;
      all.set(record.id, {
        ...{ id: record.id, run, service: known.title, patient: [...given, family].join(" ") },
        ...{ createdAt: record.createdAt, headerId: record.ids.messageHeader, looks: Promise.resolve() },
      });
      for (const id of [...all.keys()].slice(0, Math.max(0, all.size - most))) all.delete(id);
      changed(record.id);
      return { id: record.id };
    },
    list: (run) =>
      [...all.values()]
        .flatMap(({ shown }) => (shown === undefined || (run !== undefined && shown.run !== run) ? [] : [shown]))
        .reverse(),
    document: (id) => all.get(id)?.fallback?.pdf,
    forget(run) {
      for (const { id, run: own } of [...all.values()]) if (run === undefined || run === own) all.delete(id);
    },
    async close() {
      await Promise.all([...deliveries.values()].map(async (delivery) => (await delivery).close()));
    },
  };
}

interface Opening {
  readonly sandbox: Sandbox;
  readonly mailbox: SandboxMailbox;
  readonly clock: () => Date;
  readonly fallback: FallbackOptions;
  readonly all: () => Iterable<Sent>;
  readonly changed: (deliveryId: string) => void;
}

async function openFor(
  run: string,
  { sandbox, mailbox: { mailboxId, odsCode }, clock, fallback, all, changed }: Opening,
): Promise<Delivery> {
  const mesh = meshTransport(sandbox.transportOptionsFor(mailboxId, run === "" ? {} : { run }));
  const delivery = await openDelivery({
    store: memoryStore(),
    transport: onlyOwnAnswers(mesh, sandbox, all),
    sender: { odsCode, mailboxId, release: newestRelease },
    ...{ clock, fallback, work },
    // The page shows what a person must deal with.
    onAttention: ({ deliveryId }) => {
      if (deliveryId !== undefined) changed(deliveryId);
    },
    onEvent(activity) {
      if ("deliveryId" in activity && activity.deliveryId !== undefined) changed(activity.deliveryId);
    },
  });
  // What fails is in the delivery's own steps, and is tried again.
  delivery.start({ onFailure: () => undefined });
  return delivery;
}
