import { memoryMesh, type MemoryMesh, type Transport } from "../../../../src/transport/mesh/index.js";
import { envelope } from "../../support/fixtures.js";

/** A call of the poller, and when it was made. */
export interface RecordedCall {
  readonly at: number;
  readonly does: "handshake" | "list" | "download" | "acknowledge";
  readonly mailboxId: string;
  readonly messageId?: string;
  readonly workflowFilter?: string | undefined;
}

/** A mesh in memory whose calls are written down, and fail where a test says so. */
export interface RecordedMesh {
  readonly mesh: MemoryMesh;
  readonly transport: Transport;
  readonly calls: RecordedCall[];
  /** Calls of one kind, as `mailbox` or `mailbox message`. */
  readonly of: (does: RecordedCall["does"]) => readonly string[];
  /** Puts so many messages into a mailbox, and returns their ids. */
  readonly fill: (mailboxId: string, count: number, workflowId?: string) => readonly string[];
}

/** `before` is called before each call that is passed on, and may throw or wait. */
export function recordedMesh(
  mailboxes: readonly string[],
  now: () => number,
  before: (call: RecordedCall) => void | Promise<void> = () => undefined,
): RecordedMesh {
  const mesh = memoryMesh();
  const calls: RecordedCall[] = [];
  const note = async (call: Omit<RecordedCall, "at">): Promise<void> => {
    const recorded = { at: now(), ...call };
    calls.push(recorded);
    await before(recorded);
  };
  const recorded = (mailboxId: string): Transport => {
    const real = mesh.transport(mailboxId);
    return {
      ...real,
      async handshake() {
        await note({ does: "handshake", mailboxId });
      },
      async *listInbox(options) {
        await note({ does: "list", mailboxId, workflowFilter: options?.workflowFilter });
        yield* real.listInbox(options);
      },
      async download(messageId) {
        await note({ does: "download", mailboxId, messageId });
        return real.download(messageId);
      },
      async acknowledge(messageId) {
        await note({ does: "acknowledge", mailboxId, messageId });
        await real.acknowledge(messageId);
      },
      forMailbox: recorded,
    };
  };
  for (const mailboxId of mailboxes) mesh.transport(mailboxId);
  return {
    mesh,
    transport: recorded(mailboxes[0] ?? ""),
    calls,
    of: (does) =>
      calls.flatMap((call) =>
        call.does === does ? [[call.mailboxId, call.messageId].filter((part) => part !== undefined).join(" ")] : [],
      ),
    fill: (to, count, workflowId = envelope.workflowId) =>
      Array.from({ length: count }, () => mesh.deliver("A12345GP001", { ...envelope, to, workflowId })),
  };
}

/** Ids of so many mailboxes. */
export const mailboxIds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => `X26M${String(place).padStart(4, "0")}`);
