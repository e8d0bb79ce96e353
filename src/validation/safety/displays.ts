import { headings, olderHeadings } from "../../terminology/headings.js";
import { interpretations } from "../../terminology/interpretations.js";
import { isJobRoleCode, jobRoles } from "../../terminology/job-roles.js";
import { knownDisplays } from "../../terminology/known-displays.js";
import { messageEvents, recipientTypes } from "../../terminology/message-header.js";
import { observationCategories } from "../../terminology/observation-category.js";
import { participantType, participations, outcomesOfAttendance } from "../../terminology/encounter.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import { supplyTypes, dispenseCategory } from "../../terminology/dispense.js";
import { systems, type Coding } from "../../terminology/systems.js";
import { verificationStatuses } from "../../terminology/verification-status.js";
import { once } from "../../values/once.js";

/** What is known of the words of a code. */
export interface Words {
  /** In the form in which they are compared; empty where only the published words are accepted. */
  readonly accepted: readonly string[];
  /** As published. */
  readonly displays: readonly string[];
  readonly closed: boolean;
}

/** Words in the form in which they are compared: case and spacing do not matter. */
export function normalised(words: string): string {
  return words
    .trim()
    .replace(/\s{2,}|[^\S ]/g, " ")
    .toLowerCase();
}

/** The display of a code in one list; undefined where the list does not have it. */
type List = (code: string) => string | undefined;

function listed(codings: Readonly<Record<string, Coding>>): List {
  const displays = once(() => new Map(Object.values(codings).map(({ code, display }) => [code, display])));
  return (code) => displays().get(code);
}

const ofRoles: List = (code) => (isJobRoleCode(code) ? jobRoles()[code] : undefined);

/** NHS England's and HL7's own lists: a code has the words of its list. A message needs few, so each is made apart. */
const closedLists = once((): ReadonlyMap<string, List> => {
  const categories = listed(observationCategories);
  return new Map([
    [systems.recordStandardHeadings, listed({ ...headings, ...olderHeadings })],
    [systems.itkMessageEvent, listed(messageEvents)],
    [systems.itkRecipientType, listed(recipientTypes)],
    [systems.itkResponseCodes, (code) => (isResponseCode(code) ? responseCodes[code].display : undefined)],
    [systems.nhsNumberVerificationStatus, listed(verificationStatuses)],
    [systems.participantType, listed({ participantType })],
    [systems.participationType, listed(participations)],
    [systems.outcomeOfAttendance, listed(outcomesOfAttendance)],
    [systems.observationInterpretation, listed(interpretations)],
    [systems.observationInterpretationNhs, listed(interpretations)],
    [systems.medicationSupplyType, listed(supplyTypes)],
    [systems.dispenseCategory, listed({ dispenseCategory })],
    [systems.sdsJobRoleName, ofRoles],
    [systems.sdsJobRoleNameAlternative, ofRoles],
    [systems.observationCategory, categories],
    [systems.observationCategoryStu3, categories],
  ]);
});

const snomedWords = once(
  (): ReadonlyMap<string, Words> =>
    new Map(
      [...knownDisplays()].map(([code, { displays, closed }]): [string, Words] => [
        code,
        { accepted: displays.map(normalised), displays, closed },
      ]),
    ),
);

const codesByWords = once((): ReadonlyMap<string, readonly string[]> => {
  const codes = new Map<string, string[]>();
  for (const [code, { accepted }] of snomedWords())
    for (const words of accepted) codes.set(words, [...(codes.get(words) ?? []), code]);
  return codes;
});

/** True for SNOMED CT and dm+d, whose codes share one kind of identifier. */
export function isSnomedOrDmd(system: string | undefined): boolean {
  return system === systems.snomed || system === systems.dmd;
}

/** True for a SNOMED CT or dm+d concept whose words the project knows, so it was not mistyped. */
export function isKnownConcept(code: string): boolean {
  return snomedWords().has(code);
}

/** The words of a code; undefined where the project does not know it. */
export function wordsOf(system: string | undefined, code: string): Words | undefined {
  if (isSnomedOrDmd(system)) return snomedWords().get(code);
  const display = closedLists().get(system ?? "")?.(code);
  return display === undefined ? undefined : { accepted: [], displays: [display], closed: true };
}

/** True where the words belong to other SNOMED CT or dm+d codes, and not to this one. */
export function belongsToAnother(words: string, code: string): boolean {
  const owners = codesOfWords(words);
  return owners.length > 0 && !owners.includes(code);
}

/** No code has longer words, spaces included: without a limit, one long text beside very many codes would be slow. */
const longestWords = 2_000;

/** The SNOMED CT and dm+d codes that are known by these words. */
export function codesOfWords(words: string): readonly string[] {
  return words.length > longestWords ? [] : (codesByWords().get(normalised(words)) ?? []);
}
