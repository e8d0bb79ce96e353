import type { PracticeSwitch } from "../practice/switch.js";
import type { RememberedIds } from "../practice/memory.js";
import type { KeptBody } from "../store/bodies.js";
import type { StoredMessage } from "../store/stored-message.js";

/** Where bytes lie in a state file. */
export interface BytesPlace {
  readonly at: number;
  readonly length: number;
}

/** A message as a state file has it. JSON leaves out what is undefined. */
export type MessageRecord = Partial<Omit<StoredMessage, "parts" | "sentAt" | "statusAt">> & {
  readonly id: string;
  readonly parts: readonly BytesPlace[];
  readonly sentAt: number;
  readonly statusAt: number;
};

/** What is neither message nor memory. */
export interface SettingsRecord {
  /** How far the clock is ahead of the system's, in milliseconds. */
  readonly ahead: number;
  readonly switches: readonly { readonly odsCode: string; readonly switch: PracticeSwitch }[];
}

/** An entry of a state file. Of several about the same thing, the last one counts. */
export type StateRecord =
  | { readonly type: "message"; readonly message: MessageRecord }
  | { readonly type: "forgotten"; readonly ids: readonly string[] }
  | { readonly type: "settings"; readonly settings: SettingsRecord }
  | { readonly type: "remembered"; readonly remembered: RememberedIds }
  /** Without `run`: everything. */
  | { readonly type: "memory-cleared"; readonly run?: string }
  /** The bytes of a part of a message. */
  | { readonly type: "bytes" };

/** A body that lies in a state file. */
export interface FiledBody extends KeptBody {
  readonly place: BytesPlace;
}

/** A message, to be written. Its bytes are in the file already. */
export function recordOf(message: StoredMessage): StateRecord {
  const { sentAt, statusAt, parts, ...facts } = message;
  return {
    type: "message",
    message: {
      ...facts,
      sentAt: sentAt.getTime(),
      statusAt: statusAt.getTime(),
      parts: (parts as readonly FiledBody[]).map(({ place }) => place),
    },
  };
}

/** A message that was written. */
export function messageOf(record: MessageRecord, bodyAt: (place: BytesPlace) => KeptBody): StoredMessage {
  return {
    id: record.id,
    number: record.number ?? 0,
    run: record.run ?? "",
    from: record.from ?? "",
    to: record.to ?? "",
    workflowId: record.workflowId ?? "",
    subject: record.subject ?? "",
    localId: record.localId ?? "",
    fileName: record.fileName ?? "",
    checksum: record.checksum ?? "",
    contentType: record.contentType ?? "",
    contentEncoding: record.contentEncoding ?? "",
    totalParts: record.totalParts ?? 0,
    owner: record.owner ?? "",
    place: record.place ?? 0,
    sentAt: new Date(record.sentAt),
    statusAt: new Date(record.statusAt),
    status: record.status ?? "accepted",
    failure: record.failure,
    linkedMessageId: record.linkedMessageId,
    answerTo: record.answerTo,
    code: record.code,
    parts: record.parts.map(bodyAt),
    size: record.size ?? 0,
    practice: record.practice,
    dueAt: record.dueAt,
    state: record.state,
    facts: record.facts,
    answers: record.answers ?? [],
    steps: record.steps ?? [],
  };
}
