import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { workflows } from "../../terminology/workflows.js";
import type { InboxMessage } from "../../transport/transport.js";
import { isOdsCode } from "../../values/ods-code.js";
import type { DeliveryContext } from "../delivery-context.js";
import { leftAttempts } from "../left-attempts.js";
import { replacedBy } from "../people/replaced-by.js";
import { mayGo } from "../states.js";
import { remembering } from "../practices/remember.js";
import { goOn, stepFrom, type Step, type StepTime } from "../step.js";
import type { DeliveryRow, ItemRow } from "../store/rows.js";
import { applyVerdict, needsHistory, type AnswerParts } from "./apply-verdict.js";
import { correlate } from "./correlate.js";
import { matchedChange, unmatchedChange } from "./item-change.js";
import type { MatchChange } from "./match-item.js";
import { notForSuperseded } from "./not-for-superseded.js";
import { readAnswer } from "./read-answer.js";
import { judgeAcknowledgement, voidsOriginal } from "./verdict.js";

/** What a message in the inbox changes: a practice's acknowledgement, or something that is none. */
export async function matchMessage(
  context: DeliveryContext,
  row: ItemRow,
  item: InboxMessage,
): Promise<MatchChange | undefined> {
  if (item.workflowId !== workflows.acknowledgement) return unmatchedChange(context, row, "unmatched");
  const acknowledgement = readAnswer(item.body);
  if (acknowledgement === "unreadable") return unmatchedChange(context, row, "unreadable");
  const [delivery, ...others] = await correlate(context.store, acknowledgement);
  if (delivery === undefined) return unmatchedChange(context, row, "unmatched");
  if (others.length > 0)
    return unmatchedChange(
      context,
      row,
      "unmatched",
      [delivery, ...others].map(({ id }) => id),
    );
  const steps = await stepsOf(context, delivery, acknowledgement);
  const attempts = steps[0].raisesFence ? await leftAttempts(context, delivery.id, context.nowMs(), "answered") : [];
  return matchedChange(context, row, steps, attempts);
}

/** The answered delivery's step, then those of deliveries that are linked to it. */
async function stepsOf(
  context: DeliveryContext,
  row: DeliveryRow,
  acknowledgement: Acknowledgement,
): Promise<readonly [Step, ...Step[]]> {
  const { store, newId, deadlines } = context;
  const time: StepTime = { at: context.nowMs(), deadlines };
  const original = await replacedBy(context, row);
  const judged = judgeAcknowledgement(acknowledgement);
  const isOfBoth = original !== undefined && voidsOriginal(acknowledgement);
  const { verdict, after } = await notForSuperseded(
    context,
    row,
    isOfBoth ? { ...judged, to: "void", reason: "20014" } : judged,
  );
  const history = needsHistory(row.state, verdict) ? await store.listEvents(row.id) : [];
  const parts: AnswerParts = { time, newId, history, after };
  const answered = withPractice(applyVerdict(stepFrom(row), verdict, parts), acknowledgement);
  const step = remembering(answered, row, acknowledgement, context.rememberMs, time);
  return [step, ...(original === undefined ? [] : stepOfOriginal(original, row, step, time))];
}

/** The practice's own code: with automatic routing the sender does not know it. */
function withPractice(step: Step, { practiceOdsCode }: Acknowledgement): Step {
  if (!isOdsCode(practiceOdsCode) || practiceOdsCode === step.row.practiceOdsCode) return step;
  // A text that was cut out of a message keeps the whole message in memory: its copy does not.
  const set = { practiceOdsCode: Buffer.from(practiceOdsCode).toString() };
  return { ...step, row: { ...step.row, ...set }, set: { ...step.set, ...set } };
}

/** The practice has the replacement, so not the original any more (UR-080); or it has rejected both (UR-082). */
function stepOfOriginal(original: DeliveryRow, before: DeliveryRow, { row }: Step, time: StepTime): readonly Step[] {
  if (row.state === before.state) return [];
  const to = row.state === "patient-matched" ? "replaced" : row.state === "void" ? "void" : undefined;
  if (to === undefined || !mayGo(original.state, to)) return [];
  return [goOn(stepFrom(original), to, to === "void" ? "20014" : "replaced-by", time)];
}
