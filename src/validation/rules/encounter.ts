import type { Coding, Encounter } from "../../fhir/types.js";
import { participantType, participantTypeValueSet, participations } from "../../terminology/encounter.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";

/** UR-031: the encounter is over, began at a time, and says who recorded it. */
export const encounter: Rule = {
  id: "UR-031",
  text:
    "The status is finished, the period has a start, a participant is the recorder, and a participant's coding has " +
    "its code. A warning: participants of other types than REC, PPRF and PART, several of whom none performed, " +
    "a PPRF (performer) without REC, and the address of the value set in place of the system.",
  source: "update-record.md, section 3",
  severities: ["error", "warning"],
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
      if (resource.participant !== undefined) participants(resource.participant, `${path}.participant`, found);
    }
  },
};

const { PPRF, PART } = participations;

function participants(all: NonNullable<Encounter["participant"]>, path: string, found: Finding[]): void {
  const codings = all.flatMap(({ type = [] }) => type.flatMap(({ coding = [] }) => coding));
  const performs = codings.some((coding) => isCoding(coding, PPRF));
  if (!codings.some(isRecorder) && !codings.some(isMisspelt)) {
    const words = `No participant is the recorder: give one participant the type ${participantType.code}.`;
    const codes = { expected: participantType.code, received: codings[0]?.code };
    const at = `${path}[0].type`;
    found.push((performs ? warningOf : errorOf)("UR-031", "required", at, words, codes));
    if (!performs) return;
  }
  if (all.length > 1 && !performs)
    found.push(
      warningOf(
        "UR-031",
        "required",
        `${path}[0]`,
        "Of several participants one should be the primary performer, PPRF.",
        {
          expected: PPRF.code,
        },
      ),
    );
  if (codings.every((coding) => [participantType, PPRF, PART].some((known) => isCoding(coding, known)))) return;
  all.forEach(({ type = [] }, at) => {
    type.forEach(({ coding = [] }, of) => {
      coding.forEach((one, index) => {
        otherType(one, `${path}[${at}].type[${of}].coding[${index}]`, found);
      });
    });
  });
}

/** A recorder under the value set's address is one all the same; any other code of no known meaning is not. */
function otherType(coding: Coding, path: string, found: Finding[]): void {
  const { system, code } = coding;
  if (code === undefined && system !== undefined) {
    found.push(errorOf("UR-031", "required", path, "A coding of a participant's type needs its code."));
    return;
  }
  // A code that its own system does not have is an error already.
  if (
    code === undefined ||
    isMisspelt(coding) ||
    [participantType, PPRF, PART].some((known) => isCoding(coding, known))
  )
    return;
  if (system === participantTypeValueSet)
    found.push(
      warningOf("UR-031", "other-system", `${path}.system`, "This is the address of the value set, not of the codes.", {
        expected: code === participantType.code ? participantType.system : PPRF.system,
        received: system,
      }),
    );
  else
    found.push(
      warningOf("UR-031", "code-unknown", `${path}.code`, "A participant is of the type REC, PPRF or PART.", {
        expected: [participantType.code, PPRF.code, PART.code],
        received: code,
      }),
    );
}

function isRecorder({ system, code }: Coding): boolean {
  return code === participantType.code && (system === participantType.system || system === participantTypeValueSet);
}

/** Of the system of one code, REC, but without it: what it means is not known, and that is reported once. */
function isMisspelt({ system, code }: Coding): boolean {
  return system === participantType.system && code !== participantType.code;
}

function isCoding({ system, code }: Coding, known: Coding): boolean {
  return system === known.system && code === known.code;
}
