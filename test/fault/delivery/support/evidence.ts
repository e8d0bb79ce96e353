import { existsSync, readFileSync } from "node:fs";
import type { Attention } from "../../../../src/delivery/attention.js";

/** A line of the sandbox's arrivals file. */
export interface Arrival {
  readonly at: string;
  readonly from: string;
  readonly messageId: string;
  readonly documentId: string;
  readonly sha256: string;
  readonly clinicalSummary: string;
}

/** A line that a submitter writes once `submit` has resolved. */
export interface Submitted {
  readonly mark: string;
  readonly id: string;
}

/** A line that a worker writes when `onAttention` is called: the person has been told. */
export type Told = Pick<Attention, "id" | "reason" | "deliveryId" | "inboxMessageId"> & { readonly pid: number };

/** A line that the mail server writes once it has taken a message. */
export interface Mail {
  /** Of the Message-ID: the same for each message of a delivery. */
  readonly deliveryId: string;
  readonly to: string;
  /** Of the document, which is undefined where there was none. */
  readonly sha256: string | undefined;
}

/**
 * What stands beside the store: written by the sandbox, the submitters, the workers and the mail server, a line of JSON
 * each.
 */
export interface Evidence {
  readonly arrivals: readonly Arrival[];
  readonly submitted: readonly Submitted[];
  readonly told: readonly Told[];
  readonly mails: readonly Mail[];
}

/** The files of a run. */
export interface EvidenceFiles {
  readonly arrivals: string;
  readonly submitted: string;
  readonly told: string;
  readonly mails: string;
}

export function evidenceFiles(folder: string): EvidenceFiles {
  return {
    arrivals: `${folder}/arrivals.jsonl`,
    submitted: `${folder}/submitted.jsonl`,
    told: `${folder}/told.jsonl`,
    mails: `${folder}/mails.jsonl`,
  };
}

export function readEvidence(files: EvidenceFiles): Evidence {
  return {
    arrivals: linesOf(files.arrivals) as readonly Arrival[],
    submitted: linesOf(files.submitted) as readonly Submitted[],
    told: linesOf(files.told) as readonly Told[],
    mails: linesOf(files.mails) as readonly Mail[],
  };
}

/** The lines of a file. One that its writer did not finish, because it was killed, says nothing. */
export function linesOf(file: string): readonly unknown[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
}
