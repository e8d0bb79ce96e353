import { givenFunction } from "../values/given.js";
import { checkOptionNames } from "../values/option-names.js";
import type { DeliveryContext } from "./delivery-context.js";
import { DeliveryError } from "./delivery-error.js";
import type { Delivery } from "./delivery.js";
import type { PassResult } from "./pass-result.js";
import type { DeliveryOptions } from "./delivery-options.js";
import { healthOf } from "./insight/read-health.js";
import { insightOf } from "./insight/read-insight.js";
import { cancel } from "./people/cancel.js";
import { correct } from "./people/correct.js";
import { fallbackFailed, sentByFallback } from "./people/fallback.js";
import { pauseMailbox, resumeMailbox } from "./people/pause.js";
import { sendByFallback } from "./people/send-by-fallback.js";
import { practiceNow } from "./practices/practice.js";
import { erasePatient } from "./people/patients/erase-patient.js";
import { exportPatient } from "./people/patients/export-patient.js";
import { findPatient } from "./people/patients/find-patient.js";
import { replace } from "./people/replace.js";
import { resend } from "./people/resend.js";
import { resolve } from "./people/resolve.js";
import { resubmit } from "./people/resubmit.js";
import { contextOf, mailboxesOf } from "./run/context.js";
import { passOnce, startLoops, type Passes, type Workers } from "./run/loops.js";
import { recordOf } from "./show/record.js";
import { showing } from "./show/show.js";
import { prepareDelivery } from "./submit/prepare.js";
import { submit } from "./submit/submit.js";
import { deadlinePass } from "./work/deadlines/deadline-pass.js";
import { fallbackPass } from "./work/fallback/fallback-pass.js";
import { leftPass } from "./work/fallback/left-pass.js";
import { inboxPass } from "./work/inbox/inbox-pass.js";
import { noticePass } from "./work/notices/notice-pass.js";
import { purgePass } from "./work/purge/purge-pass.js";
import { senderOf } from "./work/send/sender.js";

/**
 * Opens a delivery over a store and a transport. What is submitted is in the store from then on; workers (`start`, or
 * `poll` from time to time) send it, read the answers and watch the deadlines. Any number of processes may work over
 * one store. Everything that arrives in the mailboxes is stored and acknowledged to MESH: where other programs use a
 * mailbox too, `workflows` says which items are this delivery's.
 *
 * @example
 * const delivery = await openDelivery({
 *   store: sqliteStore("outbox.db"), transport, sender, onAttention: ({ text }) => console.warn(text),
 * });
 * delivery.start();
 * const { id } = await delivery.submit(consultation, { id: "consultation-4711" });
 * const state = (await delivery.status(id))?.state; // "patient-matched", some minutes later
 * await delivery.close(); // when the process is to end
 * @throws InvalidValueError for options that are not as the types say; MeshError `configuration-invalid` where the
 * transport lacks a mailbox, `workflows` is no list of workflow ids, or `pollEveryMs` is shorter than MESH allows.
 * @throws StoreError where the store cannot be used.
 */
export async function openDelivery(options: DeliveryOptions): Promise<Delivery> {
  const parts = contextOf(options);
  const mailboxes = mailboxesOf(options);
  const { store } = parts;
  const { lookUpKey } = await store.open();
  for (const mailboxId of mailboxes) await store.addMailbox(mailboxId);
  return deliveryOver({ ...parts, lookUpKey });
}

function deliveryOver(context: DeliveryContext): Delivery {
  const { store, transport } = context;
  const sender = senderOf(context);
  const others = { inbox: inboxPass, deadlines: deadlinePass, notices: noticePass };
  const passes = (isLasting: boolean): Passes => ({
    send: (_, parts) => sender.pass(parts, isLasting),
    ...others,
    fallback: context.fallback === undefined ? leftPass(isLasting) : fallbackPass,
    purge: purgePass(context, isLasting),
  });
  const [lasting, single] = [passes(true), passes(false)];
  const underWay = new Set<Promise<unknown>>();
  const closed = new AbortController();
  let workers: Workers | undefined;
  let stopping: Promise<void> = Promise.resolve();
  let polling: Promise<PassResult> | undefined;
  let closing: Promise<void> | undefined;

  /** Work that `close` waits for. */
  async function during<T>(work: () => T | Promise<T>): Promise<T> {
    checkOpen();
    const promise = (async () => work())();
    underWay.add(promise);
    try {
      return await promise;
    } finally {
      underWay.delete(promise);
    }
  }

  function checkOpen(): void {
    if (closing !== undefined) throw new DeliveryError("closed", "This delivery was closed: open a new one.");
  }

  async function stop(): Promise<void> {
    const ending = workers;
    workers = undefined;
    if (ending !== undefined) stopping = Promise.all([stopping, ending.stop()]).then(() => undefined);
    await stopping;
  }

  async function close(): Promise<void> {
    closed.abort();
    await stop();
    await Promise.allSettled(underWay);
    try {
      await transport.close();
    } finally {
      await store.close();
    }
  }

  const shown = showing(context);
  return {
    submit: (submission, options) => during(() => submit(context, submission, options)),
    prepare(submission, options) {
      checkOpen();
      return prepareDelivery(context, submission, options);
    },
    find: (key) => during(() => shown.find(key)),
    status: (id) => during(() => shown.status(id)),
    list: (query, page) => during(() => shown.list(query, page)),
    events: (id) => during(() => shown.events(id)),
    attempts: (id) => during(() => shown.attempts(id)),
    message: (id) => during(() => shown.message(id)),
    attention: (query, page) => during(() => shown.attention(query, page)),
    inbox: (query, page) => during(() => shown.inbox(query, page)),
    inboxItem: (mailboxId, messageId) => during(() => shown.inboxItem(mailboxId, messageId)),
    practice: (odsCode) => during(() => practiceNow(context, odsCode)),
    mailboxes: () => during(() => shown.mailboxes()),
    insight: (query) => during(() => insightOf(context, query)),
    health: () => during(() => healthOf(context)),
    correct: (id, consultation, options) => during(() => correct(context, id, consultation, options)),
    replace: (id, consultation, options) => during(() => replace(context, id, consultation, options)),
    cancel: (id, options) => during(() => cancel(context, id, options)),
    resend: (target, options) => during(() => resend(context, target, options)),
    resubmit: (query, options) => during(() => resubmit(context, query, options)),
    resolve: (target, options) => during(() => resolve(context, target, options)),
    sentByFallback: (id, options) => during(async () => recordOf(await sentByFallback(context, id, options))),
    sendByFallback: (target, options) => during(() => sendByFallback(context, target, options)),
    fallbackFailed: (id) => during(async () => recordOf(await fallbackFailed(context, id))),
    findPatient: (patient) => during(() => findPatient(context, patient)),
    exportPatient: (patient) => during(() => exportPatient(context, patient)),
    erasePatient: (patient) => during(() => erasePatient(context, patient)),
    pause: (mailboxId, options) => during(() => pauseMailbox(context, mailboxId, options)),
    resume: (mailboxId, options) => during(() => resumeMailbox(context, mailboxId, options)),
    start(options = {}) {
      checkOpen();
      checkOptionNames("start options", options, { onFailure: true });
      const { onFailure = () => undefined } = options;
      givenFunction(onFailure, "onFailure");
      workers ??= startLoops(context, lasting, onFailure);
    },
    poll: () =>
      during(() => {
        polling ??= passOnce(context, single, closed.signal).finally(() => {
          polling = undefined;
        });
        return polling;
      }),
    stop,
    close: () => (closing ??= close()),
  };
}
