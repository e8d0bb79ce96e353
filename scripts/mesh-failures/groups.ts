import { bodies } from "./bodies.js";
import { connecting } from "./connecting.js";
import { foundHere } from "./found-here.js";
import { meshCodes } from "./mesh-codes.js";
import { refusals } from "./refusals.js";
import type { FailureRows } from "./row.js";
import { tls } from "./tls.js";
import { withoutAnswer } from "./without-answer.js";

/** Rows under one heading. */
export interface FailureGroup {
  readonly title: string;
  readonly says?: string;
  readonly rows: FailureRows;
  /** The file of its tests, one for each row, in test/transport/failures. */
  readonly test: string;
}

/** In the order in which a call meets them. */
export const failureGroups: readonly FailureGroup[] = [
  {
    title: "Found here, before anything leaves",
    says: "What is wrong with the options is found when the transport is made.",
    rows: foundHere,
    test: "found-here.test.ts",
  },
  { title: "No connection", rows: connecting, test: "connecting.test.ts" },
  { title: "TLS and certificates", rows: tls, test: "tls.test.ts" },
  { title: "No complete answer", rows: withoutAnswer, test: "without-answer.test.ts" },
  { title: "Answers that are no success", rows: refusals, test: "refusals.test.ts" },
  {
    title: "417, by MESH's own code",
    says: "`meshCode` has the code. Only a send is answered so.",
    rows: meshCodes,
    test: "refusals.test.ts",
  },
  {
    title: "Success that cannot be used",
    says:
      "MESH says that it was done. Where only the answer to a send is damaged, MESH has the message: `done` means " +
      "that a resend would be a duplicate.",
    rows: bodies,
    test: "bodies.test.ts",
  },
];
