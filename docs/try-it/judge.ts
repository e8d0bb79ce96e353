import {
  buildMessage,
  ConsultationError,
  parseConsultation,
  readAcknowledgement,
  readMessage,
  review,
  UpdateRecordError,
  validateMessage,
  type Consultation,
  type ConsultationInput,
  type Release,
} from "gp-connect-update-record";
import { renderAcknowledgementHtml, renderHtml } from "gp-connect-update-record/render";

/** What was found about one thing, with its place. */
export interface Finding {
  readonly kind: "error" | "to confirm" | "confirmed" | "warning" | "information";
  readonly rule: string;
  readonly message: string;
  readonly place: string;
  /** From 1, in the text that was pasted. */
  readonly line?: number;
}

/** What the page shows of a text. */
export interface Judgement {
  /** One sentence. */
  readonly says: string;
  readonly good: boolean;
  readonly findings: readonly Finding[];
  /** The message as XML, where one was built. */
  readonly xml?: string;
  /** A page for people: what the practice reads, or what an acknowledgement says. */
  readonly page?: string;
}

/** Reviews, builds and validates a consultation; validates and reads anything else. Nothing is sent. */
export function judge(text: string, release: Release): Judgement {
  const start = text.trimStart();
  if (start === "") return { says: "Paste a consultation or a message.", good: false, findings: [] };
  if (!start.startsWith("{")) return judgeMessage(text, release);
  const json = parsed(text);
  if (json === undefined || "resourceType" in json) return judgeMessage(text, release);
  return judgeConsultation(json, release);
}

function parsed(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

function judgeConsultation(json: object, release: Release): Judgement {
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release } as const;
  const { errors, confirmations, confirmed, warnings } = review(json as ConsultationInput, { sender });
  const findings: readonly Finding[] = [
    ...errors.map(({ rule = "form", path, message }) => ({ kind: "error" as const, rule, message, place: path })),
    ...confirmations.map(({ rule, path, message, found }) => ({
      kind: "to confirm" as const,
      rule,
      message: `${message} Found: ${found}`,
      place: path,
    })),
    ...confirmed.map(({ rule, path, message }) => ({ kind: "confirmed" as const, rule, message, place: path })),
    ...warnings.map(({ rule = "", path, message }) => ({ kind: "warning" as const, rule, message, place: path })),
  ];
  const shown = { findings, ...pageOf(json) };
  if (errors.length > 0)
    return { says: `Refused: ${count(errors.length, "error")}. No message is built.`, good: false, ...shown };
  if (confirmations.length > 0)
    return {
      says: `Not yet: a named person must confirm ${count(confirmations.length, "finding")}.`,
      good: false,
      ...shown,
    };
  try {
    const { xml, report } = buildMessage(parseConsultation(json), { sender });
    const says = `Built, and ${report.valid ? "valid" : "not valid"}: nothing was sent.`;
    return { says, good: report.valid, ...shown, xml };
  } catch (error) {
    if (!(error instanceof UpdateRecordError)) throw error;
    return { says: error.message, good: false, ...shown };
  }
}

function pageOf(json: object): { readonly page?: string } {
  try {
    const consultation: Consultation = parseConsultation(json);
    return { page: renderHtml(consultation) };
  } catch (error) {
    if (error instanceof ConsultationError) return {};
    throw error;
  }
}

const kinds = {
  "update-record": "An Update Record message",
  acknowledgement: "An acknowledgement",
  other: "Neither an Update Record message nor an acknowledgement",
  unreadable: "This cannot be read",
} as const;

function judgeMessage(text: string, release: Release): Judgement {
  const { kind, valid, issues } = validateMessage(text);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const other = kind === "update-record" && !validateMessage(text, { release }).valid && valid;
  const verdict = valid ? "valid" : `not valid, ${count(errors, "error")}`;
  return {
    says: `${kinds[kind]}: ${verdict}${other ? `, but not as release ${release}` : ""}.`,
    good: valid,
    findings: issues.map(({ severity, rule, message, path, line }) => ({
      kind: severity,
      rule,
      message,
      place: path,
      ...(line === undefined ? {} : { line }),
    })),
    ...shownMessage(text, kind),
  };
}

/** What a message or an acknowledgement says, as far as it can be read. */
function shownMessage(text: string, kind: keyof typeof kinds): { readonly page?: string } {
  try {
    if (kind === "update-record") return { page: renderHtml(readMessage(text).consultation) };
    if (kind === "acknowledgement") return { page: renderAcknowledgementHtml(readAcknowledgement(text)) };
    return {};
  } catch (error) {
    if (error instanceof UpdateRecordError) return {};
    throw error;
  }
}

function count(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? "" : "s"}`;
}
