import { onTestFinished } from "vitest";
import { MeshError, pollInboxes } from "../../../../src/transport/mesh/index.js";
import type { PollOptions, PollSubject } from "../../../../src/transport/mesh/index.js";
import { manualClock, type ManualClock } from "./manual-clock.js";
import { mailboxIds, recordedMesh, type RecordedCall, type RecordedMesh } from "./recorded-transport.js";

export const minute = 60_000;
export const day = 86_400_000;

/** A polling under way, and what it did. */
export interface Polling {
  readonly clock: ManualClock;
  readonly recorded: RecordedMesh;
  readonly items: string[];
  readonly errors: { readonly error: unknown; readonly about: PollSubject }[];
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Begins to poll, until the test has ended. `prepare` fills the mailboxes beforehand. */
export function poll(
  count: number,
  more: Partial<PollOptions> = {},
  prepare: (recorded: RecordedMesh) => void = () => undefined,
  before?: (call: RecordedCall) => void | Promise<void>,
): Polling {
  const clock = manualClock();
  const mailboxes = mailboxIds(count);
  const recorded = recordedMesh(mailboxes, () => clock.now(), before);
  prepare(recorded);
  const items: string[] = [];
  const errors: Polling["errors"] = [];
  const stop = new AbortController();
  const ended = pollInboxes({
    transport: recorded.transport,
    mailboxes,
    clock,
    signal: stop.signal,
    onItem: (_, { mailboxId, messageId }) => void items.push(`${mailboxId} ${messageId}`),
    onError: (error, about) => void errors.push({ error, about }),
    ...more,
  });
  onTestFinished(async () => {
    stop.abort();
    await clock.goOn(minute);
    await ended;
  });
  return { clock, recorded, items, errors, stop, ended };
}

/** What a transport throws where no server answers. */
export const networkFailure = (): MeshError =>
  new MeshError("No server answers.", {
    reason: "unreachable",
    fault: "network",
    certainty: "not-done",
    resendCanHelp: true,
  });
