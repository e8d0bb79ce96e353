import { knownDisplays } from "../../terminology/known-displays.js";
import { headings, olderHeadings } from "../../terminology/headings.js";
import { interpretations } from "../../terminology/interpretations.js";
import { messageEvents, recipientTypes } from "../../terminology/message-header.js";
import { observationCategories } from "../../terminology/observation-category.js";
import { participantType, participations, outcomesOfAttendance } from "../../terminology/encounter.js";
import { profiles } from "../../terminology/profiles.js";
import { responseCodes } from "../../terminology/response-codes.js";
import { supplyTypes, dispenseCategory } from "../../terminology/dispense.js";
import { systems } from "../../terminology/systems.js";
import { units } from "../../terminology/units.js";
import { verificationStatuses } from "../../terminology/verification-status.js";

/** Words of FHIR's own lists that stand where others belong. None is anybody's name. */
const fhirWords =
  "preliminary final amended entered-in-error draft completed active recurrence inactive remission resolved " +
  "provisional differential confirmed refuted unknown " +
  "planned arrived triaged in-progress onleave finished cancelled preparation on-hold stopped registered " +
  "corrected male female other document message " +
  "ok transient-error fatal-error fatal error warning information home work temp old postal physical both phone " +
  "fax email pager url sms mobile " +
  "usual official nickname anonymous maiden secondary generated extensions additional empty true false";

/** Units as people write them where UCUM's belong. */
const otherUnits = "mmHg kPa bpm C F degC degF m mm in ft lb lbs st mg L mL ml mmol/L kg/m^2 % /min min h wk mo a s";

let built: ReadonlySet<string> | undefined;
let steps: ReadonlySet<string> | undefined;

/**
 * Every code, system and unit that this project knows in this message; built where something is wrong, and only then.
 */
export function codeWords(): ReadonlySet<string> {
  built ??= new Set([
    ...fhirWords.split(" "),
    ...otherUnits.split(" "),
    ...Object.keys(units),
    ...Object.values(systems),
    ...knownDisplays.keys(),
    ...Object.keys(responseCodes),
    ...[
      headings,
      olderHeadings,
      interpretations,
      messageEvents,
      observationCategories,
      outcomesOfAttendance,
      participations,
      recipientTypes,
      supplyTypes,
      verificationStatuses,
    ].flatMap((codings: Readonly<Record<string, { readonly code: string }>>) =>
      Object.values(codings).map(({ code }) => code),
    ),
    dispenseCategory.code,
    participantType.code,
  ]);
  return built;
}

/** Every part of the addresses of known systems and profiles, and what stands in others of their kind. */
export function addressSteps(): ReadonlySet<string> {
  steps ??= new Set(
    [...Object.values<string>(systems), ...Object.values<string>(profiles)]
      .flatMap((address) => address.split("/").slice(3))
      .concat("", "fhir", "R4", "ValueSet"),
  );
  return steps;
}
