import { participantType } from "../../terminology/participant-type.js";
import { errorOf, type Rule } from "../finding.js";

/** UR-031: the encounter is over, began at a time, and says who recorded it. */
export const encounter: Rule = {
  id: "UR-031",
  text: "The status is finished, the period has a start, and a participant is the recorder.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of [...subject.of("Encounter", "document"), ...subject.of("Encounter", "root")]) {
      if (resource.status !== undefined && resource.status !== "finished") found.push(errorOf("UR-031", "fixed-value", `${path}.status`, "Another status stands here: it must be finished.", { expected: "finished", received: resource.status }));
      const types = (resource.participant ?? []).flatMap((participant) => participant.type ?? []).flatMap((type) => type.coding ?? []);
      const isRecorder = types.some(({ system, code }) => system === participantType.system && code === participantType.code);
      if (resource.participant !== undefined && !isRecorder) {
        found.push(errorOf("UR-031", "required", `${path}.participant[0].type`, `Nobody is the recorder: give one participant the type ${participantType.code}.`, { expected: participantType.code, received: types[0]?.code }));
      }
    }
  },
};
