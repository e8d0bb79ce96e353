import { isDeepStrictEqual } from "node:util";
import type { Consultation } from "../../../consultation/consultation.js";
import { readMessage } from "../../../message/read/read-message.js";

type Members = Readonly<Record<string, unknown>>;

/** What a message has no place for, or says in other words: the guide sends no stage and no gateway point. */
const inOtherWords = ["pathway", "gatewayPoint", "stage", "seen", "sharing", "noSupplyReason"];

/**
 * The members of a consultation that its message does not say as they were given, and those that it says though nobody
 * gave them. Who and where are left out: a run's own patients may have more than a message has room for.
 */
export function notReadBack(consultation: Consultation, message: Uint8Array | string): readonly string[] {
  const given = asSent(consultation);
  const read: Members = { ...readMessage(message).consultation };
  const whoAndWhere = ["patient", "pharmacy", "practitioner", "startedAt"];
  return [...new Set([...Object.keys(given), ...Object.keys(read)])]
    .filter((name) => !inOtherWords.includes(name) && !whoAndWhere.includes(name))
    .filter((name) => !isDeepStrictEqual(given[name], read[name]));
}

/** As the guide has it: why nothing was supplied is in the summary, and a regular pulse says only its rate. */
function asSent(consultation: Consultation): Members {
  const given: Members = { ...consultation };
  const { clinicalSummary, observations } = consultation;
  const reason = given["noSupplyReason"];
  return {
    ...given,
    ...(reason === undefined ? {} : { clinicalSummary: [...clinicalSummary, reason] }),
    ...(observations === undefined
      ? {}
      : {
          observations: observations.map((one) => {
            const { rhythm, ...others }: Members = { ...one };
            return rhythm === "regular" ? others : one;
          }),
        }),
  };
}
