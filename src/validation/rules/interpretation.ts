import { systems } from "../../terminology/systems.js";
import { warningOf, type Rule } from "../finding.js";

const nhs = systems.observationInterpretationNhs;

/** UR-076: NHS England's own system of interpretations holds one code. */
export const interpretation: Rule = {
  id: "UR-076",
  text: "An interpretation other than PA stands under HL7's system, not under NHS England's.",
  source: "update-record.md, sections 6 and 10",
  appliesTo: ["update-record", "other"],
  *check({ codings }) {
    for (const coding of codings) {
      const { value } = coding;
      if (value.system === nhs && value.code !== "PA") yield warningOf("UR-076", "other-system", `${coding.path}.system`, "NHS England's system of interpretations holds PA alone; the others are of HL7's v2-0078.", { expected: systems.observationInterpretation, received: nhs });
    }
  },
};
