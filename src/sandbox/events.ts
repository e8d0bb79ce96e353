/** What kind of event it is. */
export type SandboxEventType =
  | "started"
  | "connected"
  | "connection-refused"
  | "connection-cut"
  | "refused"
  | "handshake"
  | "message-taken"
  | "message-routed"
  | "practice-answered"
  | "practice-silent"
  | "report-written"
  | "message-downloaded"
  | "message-acknowledged"
  | "restarted"
  | "stopped";

/** One thing that happened in the sandbox. No field ever holds patient data, a password or a token. */
export interface SandboxEvent {
  readonly type: SandboxEventType;
  readonly at: Date;
  /** A sentence for a person, such as `Practice A12345 answered message 3F2A... with 30001`. */
  readonly words: string;
  readonly mailboxId?: string;
  readonly messageId?: string;
  /** Response code, MESH code or HTTP status. Left out where there is none. */
  readonly code?: string;
}
