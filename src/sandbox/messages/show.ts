import { workflows } from "../../terminology/workflows.js";
import { unrouted } from "../message-router.js";
import { isReport, type KeptStep, type StoredMessage } from "../store/stored-message.js";
import type { SandboxMessage, SandboxMessageKind, SandboxStep } from "./message.js";
import { stepWords } from "./step-words.js";

/** What a message is. */
export function kindOf(message: StoredMessage): SandboxMessageKind {
  if (isReport(message)) return "report";
  if (message.workflowId === workflows.updateRecord) return "update-record";
  return message.workflowId === workflows.acknowledgement ? "acknowledgement" : "other";
}

/** A message as it is now, for tests and people. */
export function shownMessage(message: StoredMessage): SandboxMessage {
  const { id, run, from, owner, workflowId, localId, sentAt, practice, state, facts, answers, answerTo } = message;
  return {
    id,
    kind: kindOf(message),
    run,
    from,
    to: owner === unrouted ? "" : owner,
    workflowId,
    localId,
    at: sentAt,
    ...given({ practice, state, ...facts, answerTo }),
    answers,
    steps: message.steps.map((step) => shownStep(step, message)),
  };
}

function shownStep(step: KeptStep, message: StoredMessage): SandboxStep {
  const { code, messageId } = step;
  return { at: new Date(step.at), step: step.step, words: stepWords(step, message), ...given({ code, messageId }) };
}

type Given<Members> = { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> };

/** The members that are there. */
function given<Members extends object>(members: Members): Given<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<Members>;
}
