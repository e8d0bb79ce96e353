import { isSctId } from "../../values/sct-id.js";
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

/** Codes that are known by their shape: job roles, ITK3 events and response codes. */
const shapes = [/^R[0-9]{4}$/, /^ITK[0-9]{3}[MR]$/, /^[123]0[0-9]{3}$/];

/** Who publishes codes and profiles. */
const publishers = [
  "fhir\\.nhs\\.uk",
  "fhir\\.hl7\\.org\\.uk",
  "(?:(?:www|terminology)\\.)?hl7\\.org",
  "snomed\\.info",
  "unitsofmeasure\\.org",
  "dmd\\.nhs\\.uk",
];
const address = new RegExp(`^https?://(?:${publishers.join("|")})((?:/[A-Za-z0-9-]+)*)/?$`);
const namedForm = /^(?:CareConnect|Extension|GPConnect|ITK|UKCore|v2|v3)-[A-Za-z0-9-]+$/;
const longNumber = /[0-9]{5}/;

/**
 * Eight digits that could be a date of birth, in either order: with a year of these two centuries at either
 * end.
 */
const date = /^(?:(?:19|20)[0-9]{6}|[0-9]{4}(?:19|20)[0-9]{2})$/;

/** Lengths of identifiers of SNOMED CT that numbers of people (GPhC, NHS, telephone) have too. */
const lengthsOfPeople = new Set([6, 7, 10, 11, 12]);

/**
 * A value found where a code or a system belongs, if it may be repeated: only what certainly is a code or a system. A
 * name, a date of birth or a telephone number typed into a field for codes never gets into a log.
 */
export function shownCode(value: unknown): string | undefined {
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "string") return undefined;
  if (/^[0-9]{10}$/.test(value)) return undefined;
  if (codeWords().has(value) || codeWords().has(value.toLowerCase())) return value;
  if (shapes.some((shape) => shape.test(value))) return value;
  const path = address.exec(value)?.[1];
  if (path !== undefined) return path.split("/").every(isPublished) ? value : undefined;
  return isSctId(value) && !lengthsOfPeople.has(value.length) && !date.test(value) ? value : undefined;
}

/** A part of an address that is known, or named as such parts are. */
function isPublished(step: string): boolean {
  return addressSteps().has(step) || (namedForm.test(step) && !longNumber.test(step));
}

/** Words of FHIR's own lists that may be used in the wrong place. None is a person's name. */
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

/** Every code, system and unit that this project knows in this message; built only where something is wrong. */
function codeWords(): ReadonlySet<string> {
  built ??= new Set([
    ...fhirWords.split(" "),
    ...otherUnits.split(" "),
    ...Object.keys(units),
    ...Object.values(systems),
    ...knownDisplays().keys(),
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

/** Every part of the addresses of known systems and profiles, and the words that similar addresses use. */
function addressSteps(): ReadonlySet<string> {
  steps ??= new Set(
    [...Object.values<string>(systems), ...Object.values<string>(profiles)]
      .flatMap((address) => address.split("/").slice(3))
      .concat("", "fhir", "R4", "ValueSet"),
  );
  return steps;
}
