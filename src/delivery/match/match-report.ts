import type { InboxReport } from "../../transport/transport.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { LeftReason } from "../left-attempts.js";
import { sentEnvelope } from "../sent-envelope.js";
import { stepFrom } from "../step.js";
import type { AttemptChange } from "../store/change.js";
import type { AttemptRow, DeliveryRow, ItemRow } from "../store/rows.js";
import { addressKeyOf } from "../look-up-keys.js";
import { applyReport, needsHistory } from "./apply-verdict.js";
import { isAskable } from "./correlate.js";
import { matchedChange, unmatchedChange } from "./item-change.js";
import type { MatchChange } from "./match-item.js";
import { notForSuperseded } from "./not-for-superseded.js";
import { judgeReport } from "./verdict.js";

/** The clocks of two workers may differ by so much. */
const clocksApartMs = 60_000;

/**
 * What MESH's report changes: its message was not delivered. It names a MESH id that any attempt ever got. An id that
 * nobody knows may become known while a send is under way, so the report waits; then its address and subject decide,
 * where they fit one delivery alone that has a send whose id was lost. MESH reports to the mailbox that sent: what
 * comes to another one changes nothing, and a person finds out.
 */
export async function matchReport(
  context: DeliveryContext,
  row: ItemRow,
  report: InboxReport,
): Promise<MatchChange | undefined> {
  const { store } = context;
  // Asked first: what ends between the two questions has stored its id by the second.
  const mayBecomeKnown =
    row.state === "pending" && (await store.isSendUnderWay(row.mailboxId, row.receivedAt + clocksApartMs));
  const linked = report.linkedMessageId !== undefined && isAskable(report.linkedMessageId);
  const named = linked ? await store.findByMeshMessageId(report.linkedMessageId) : undefined;
  if (named?.mailboxId === row.mailboxId) return reported(context, row, report, named);
  if (named !== undefined) return unmatchedChange(context, row, "unmatched", [named.id]);
  if (mayBecomeKnown) return undefined;
  const fitting = (await fittingOf(context, report)).filter(({ mailboxId }) => mailboxId === row.mailboxId);
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) {
    const change = await reported(context, row, report, only);
    if (change !== undefined) return change;
  }
  return unmatchedChange(
    context,
    row,
    "unmatched",
    fitting.map(({ id }) => id),
  );
}

async function fittingOf(
  { store, lookUpKey }: DeliveryContext,
  { to, subject }: InboxReport,
): Promise<readonly DeliveryRow[]> {
  if (to === undefined || subject === undefined) return [];
  const rows = await store.listByAddressKey(addressKeyOf(lookUpKey, to, subject));
  // Versions of one consultation have one key: what was sent tells them apart, where it is still stored.
  const bodies = await Promise.all(rows.map(({ id }) => store.findBody(id)));
  return rows.filter((row, place) => {
    const body = bodies[place];
    return body === undefined || sentEnvelope(row, body).subject === subject;
  });
}

/** Undefined where no attempt of the delivery can be the one that the report is about. */
async function reported(
  context: DeliveryContext,
  row: ItemRow,
  report: InboxReport,
  delivery: DeliveryRow,
): Promise<MatchChange | undefined> {
  const { store, newId, deadlines } = context;
  const attempts = await store.listAttempts(delivery.id);
  const about =
    attempts.find(({ meshMessageId }) => meshMessageId !== undefined && meshMessageId === report.linkedMessageId) ??
    idless(attempts).find((each) => !mayTell(each)) ??
    idless(attempts)[0];
  if (about === undefined) return undefined;
  const isLast = attempts.every((each) => each === about || !mayHaveArrived(each) || isReported(each));
  const { verdict, after } = await notForSuperseded(context, delivery, judgeReport(report));
  const time = { at: context.nowMs(), deadlines };
  const history = needsHistory(delivery.state, verdict) ? await store.listEvents(delivery.id) : [];
  const step = applyReport(stepFrom(delivery), verdict, isLast, { time, newId, history, after });
  return matchedChange(context, row, [step], [attemptChange(about, verdict.reason, report)]);
}

function attemptChange(
  { deliveryId, number, meshMessageId }: AttemptRow,
  reportCode: string,
  { linkedMessageId }: InboxReport,
): AttemptChange {
  const learns = meshMessageId === undefined && linkedMessageId !== undefined && isAskable(linkedMessageId);
  // A text that was cut out of an answer keeps the whole answer in memory: its copy does not.
  return {
    deliveryId,
    number,
    reportCode,
    ...(learns && { meshMessageId: Buffer.from(linkedMessageId).toString() }),
  };
}

const leftReasons: ReadonlySet<unknown> = new Set<LeftReason>(["worker-lost", "answered"]);

/** Whoever makes it, or made it and may live, tells its id yet: a report is rather about another attempt. */
const mayTell = ({ outcome, reason }: AttemptRow): boolean => outcome === "under-way" || leftReasons.has(reason);

/** Attempts that the report may be about, though their id is not known. */
function idless(attempts: readonly AttemptRow[]): readonly AttemptRow[] {
  return attempts.filter((each) => mayHaveArrived(each) && each.meshMessageId === undefined && !isReported(each));
}

const mayHaveArrived = ({ outcome }: AttemptRow): boolean => outcome !== "not-done";

const isReported = ({ reportCode }: AttemptRow): boolean => reportCode !== undefined;
