import { UpdateRecordError } from "../../../src/errors.js";
import { instantOf } from "../../../src/values/dates.js";
import type { Evidence } from "../check/end.js";
import { historyOf } from "../check/known.js";
import type { Referee } from "../check/referee.js";
import { workers as workerCount } from "../generate.js";
import type { Act, Answer, Item } from "../script.js";
import { messageOf } from "./addresses.js";
import type { MailEvents } from "./mail.js";
import type { MeshEvents, SimulatedMesh } from "./mesh.js";
import { acknowledgement, senders } from "./messages.js";
import { doings, filters, WrongError } from "./people.js";
import { ackItem, answer, reportItem } from "./practice.js";
import { hang } from "./scheduler.js";
import { submitEventually } from "./submitter.js";
import type { Workers } from "./workers.js";
import type { World } from "./world.js";

/** What happens around the workers: who submits, what practices answer, and what people do. */
export interface Stage {
  readonly events: MeshEvents;
  mailEvents(workers: () => Workers): MailEvents;
  readonly submitted: Map<string, string>;
  joins(mesh: SimulatedMesh): void;
  plan(workers: Workers): void;
  heal(workers: Workers): void;
  heard(attentionId: string): void;
  failed(error: unknown): void;
  evidence(): Evidence;
  summary(): readonly string[];
}

/** Acts that are not about one message. */
const wideActs: readonly Act[] = [
  ...(["resend-all", "resend-since", "resubmit", "resubmit-practice", "send-all-by-fallback"] as const),
  ...(["pause", "resume"] as const),
];
const bouncesAgainMs = [1, 10, 60, 360, 1440].map((minutes) => minutes * 60_000);

const probe: readonly Answer[] = [
  { code: "20013", afterMs: 1_000 },
  { code: "30001", afterMs: 2_000 },
];

export function stageOf(world: World, referee: Referee): Stage {
  const { script, scheduler } = world;
  const submitted = new Map<string, string>();
  const cancelled = new Set<string>();
  const people = new Map<string, number | undefined>();
  const items = new Map<string, { header: string | undefined; code: string | undefined }>();
  const arrivals = new Set<string>();
  let mesh: SimulatedMesh | undefined;
  const note = (messageId: string, header: string | undefined, code: string | undefined): void =>
    void items.set(messageId, { header, code });

  function failed(error: unknown): void {
    if (error instanceof WrongError) {
      world.fault(error.message);
      return;
    }
    if (error instanceof UpdateRecordError || (error instanceof Error && error.constructor === Error)) return;
    world.fault(`an error that is none of ours: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
  }

  function answersOf(callerId: string): readonly Answer[] {
    const item = messageOf(script, callerId);
    if (item === undefined) return probe;
    return callerId.includes("-") ? item.laterAnswers : item.answers;
  }

  const events: MeshEvents = {
    sending: (life, mailboxId, envelope) => referee.sending(life, mailboxId, envelope),
    acknowledged: (mailboxId, messageId) => referee.acknowledged(mailboxId, messageId),
    listed: () => undefined,
    arrived({ header, mailboxId }, meshId, { to, subject }) {
      const known = referee.byHeader(header);
      if (known === undefined || mesh === undefined) return;
      const { callerId, ids } = known.row;
      world.trace(`${scheduler.now()} arrived ${callerId} ${meshId}`);
      const isFirst = !arrivals.has(header);
      arrivals.add(header);
      const { encounter } = ids;
      answer(world, mesh, note, {
        meshId,
        mailboxId,
        header,
        encounter,
        to,
        subject,
        isFirst,
        answers: answersOf(callerId),
      });
    },
  };

  function stray(item: Extract<Item, { what: "stray" }>): void {
    const { mailboxId } = senders[item.mailbox] ?? senders[0];
    const unknown = "d0000000-0000-4000-8000-000000000001";
    const body = acknowledgement("30001", { header: unknown, encounter: unknown });
    const messageId = mesh?.put(mailboxId, (id) => {
      switch (item.kind) {
        case "unreadable":
          return ackItem(id, new TextEncoder().encode("<Bundle"));
        case "foreign":
          return { ...ackItem(id, body), workflowId: "SOMETHING_ELSE" };
        case "unknown-message":
          return ackItem(id, body);
        case "unknown-report":
          return reportItem(id, "14", { meshId: "NEVERSEEN", to: "nobody", subject: "nothing" }, true);
        default:
          throw new Error("no such stray item");
      }
    });
    if (messageId !== undefined) note(messageId, undefined, undefined);
  }

  function act(workers: Workers, item: Extract<Item, { what: "act" }>, place: number): void {
    const by = `Ann ${place}`;
    people.set(by, wideActs.includes(item.act) ? undefined : item.message);
    referee.filters.set(by, filters[item.act] ?? (() => true));
    const isConsultation = messageOf(script, `m${item.message}`)?.isConsultation ?? false;
    workers.within(item.worker, (delivery, life) => {
      const now = instantOf(new Date(world.clockOf(life)));
      doings[item.act](delivery, by, item.message, (message) => submitted.get(`m${message}`), now, isConsultation).then(
        (id) => {
          world.trace(`${scheduler.now()} ${by} has done: ${item.act}`);
          if (id !== undefined) cancelled.add(id);
        },
        (error: unknown) => {
          world.trace(`${scheduler.now()} ${by} could not: ${item.act}: ${String(error).slice(0, 120)}`);
          failed(error);
        },
      );
    });
  }

  function begin(workers: Workers, item: Item, place: number): void {
    switch (item.what) {
      case "message":
        submitEventually(world, workers, submitted, item.message, item.isConsultation, item.worker);
        break;
      case "crash":
        workers.crash(item.worker, item.downMs);
        break;
      case "hang": {
        const life = workers.life(item.worker);
        if (life !== undefined) hang(life, scheduler.now() + item.forMs);
        break;
      }
      case "clock": {
        const life = workers.life(item.worker);
        if (life !== undefined) life.clockMs += item.byMs;
        break;
      }
      case "act":
        act(workers, item, place);
        break;
      case "leave-out":
        workers.leaveOut();
        break;
      case "stray":
        stray(item);
        break;
      case "store":
      case "mesh":
      case "outage":
      case "tell":
      case "mail":
      case "look-up":
      case "document":
        break;
      default:
        throw new Error("no such item");
    }
  }

  /** Whoever reads the mailbox to which bounces go says so until the delivery knows of it. */
  function bounced(workers: Workers, id: string, [nextMs, ...laterMs]: readonly number[]): void {
    workers.within(world.random.below(workerCount), (delivery) => {
      delivery.fallbackFailed(id).then(
        () => world.trace(`${scheduler.now()} known to have come back ${id}`),
        (error: unknown) => {
          failed(error);
          if (nextMs !== undefined) scheduler.after(nextMs, undefined, () => bounced(workers, id, laterMs));
        },
      );
    });
  }

  return {
    events,
    mailEvents: (workers) => ({
      mailing: (life, message) => referee.mailing(life, message),
      taken: (id) => world.trace(`${scheduler.now()} taken by a mail server ${id}`),
      bounced: (id) => bounced(workers(), id, bouncesAgainMs),
    }),
    submitted,
    joins(given) {
      mesh = given;
    },
    plan(workers) {
      script.items.forEach((item, place) => {
        if ("at" in item && item.what !== "outage")
          scheduler.after(item.at, undefined, () => begin(workers, item, place));
      });
    },
    heal(workers) {
      for (const { mailboxId } of senders)
        workers.within(0, (delivery) => void delivery.resume(mailboxId, { by: "the end" }).catch(failed));
    },
    heard: (id) => world.trace(`${scheduler.now()} told ${id}`),
    failed,
    evidence: () => ({
      referee,
      submitted,
      cancelled,
      people,
      items,
      waiting: senders.reduce((count, { mailboxId }) => count + (mesh?.waiting(mailboxId) ?? 0), 0),
      disturbances: script.items.filter(({ what }) =>
        ["crash", "hang", "store", "mesh", "tell", "mail", "leave-out"].includes(what),
      ).length,
    }),
    summary: () => [...referee.known.values()].map((one) => `${one.row.callerId} ${historyOf(one)}`),
  };
}
