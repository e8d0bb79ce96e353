import type { EncounterParticipant } from "../../fhir/types.js";
import { participantType } from "../../terminology/encounter.js";
import type { Rule } from "./rule.js";
import { errorOf } from "../report/finding.js";

/** UR-031: the encounter is over, began at a time, and says who recorded it. */
export const encounter: Rule = {
  id: "UR-031",
  text: "The status is finished, the period has a start, and a participant is the recorder.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, level } of subject.of("Encounter")) {
      if (level !== "document" && level !== "root") continue;
      if (resource.status !== undefined && resource.status !== "finished")
        found.push(
          errorOf("UR-031", "fixed-value", `${path}.status`, "The status is wrong: it must be finished.", {
            expected: "finished",
            received: resource.status,
          }),
        );
      if (resource.participant !== undefined && !resource.participant.some(isRecorder)) {
        const [first] = resource.participant.flatMap(({ type = [] }) => type.flatMap(({ coding = [] }) => coding));
        found.push(
          errorOf(
            "UR-031",
            "required",
            `${path}.participant[0].type`,
            `No participant is the recorder: give one participant the type ${participantType.code}.`,
            { expected: participantType.code, received: first?.code },
          ),
        );
      }
    }
  },
};

function isRecorder({ type = [] }: EncounterParticipant): boolean {
  return type.some(({ coding = [] }) =>
    coding.some(({ system, code }) => system === participantType.system && code === participantType.code),
  );
}
