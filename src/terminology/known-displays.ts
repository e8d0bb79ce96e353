import { ambulatoryMonitoring } from "./ambulatory-monitoring.js";
import { twentyFourHourTriplet } from "./blood-pressure.js";
import { encounterTypes, encounterTypesOfOthers } from "./encounter.js";
import { measurementCodings } from "./measurement-rows.js";
import { pathwayNames, pathways } from "./pathways.js";
import { pregnancyStatuses } from "./pregnancy-statuses.js";
import { releases } from "./release.js";
import { services } from "./services.js";
import { supplyUnits } from "./units.js";
import { once } from "../values/once.js";

/** The words that are known for one SNOMED CT or dm+d code. */
export interface KnownDisplays {
  /** Every display that is accepted; the first is the one that is built. Case and spacing do not matter. */
  readonly displays: readonly [string, ...string[]];
  /** True where any other display is an error, not a synonym that happens to be unknown here. */
  readonly closed: boolean;
  /**
   * G the guide to 1.2.0, H its 1.2.1 page, E official examples, O OpenSAFELY's code list, D dm+d's units of measure;
   * any other by its name.
   */
  readonly source: string;
}

/** Codes that other tables hold with the display that is built, and where these words come from. */
interface TableOfCodes {
  readonly source: string;
  readonly closed?: true;
  readonly codings: readonly { readonly code: string; readonly display: string }[];
}

/** The oldest release first: of a service that was renamed, its first display is the one that both know. */
const serviceCodings = (): TableOfCodes["codings"] =>
  Object.values(services).flatMap((byRelease) =>
    [...releases].reverse().flatMap((release) => byRelease[release] ?? []),
  );

const tables = (): readonly TableOfCodes[] => [
  { source: "G", closed: true, codings: serviceCodings() },
  { source: "E", codings: [...Object.values(encounterTypes), ...encounterTypesOfOthers] },
  { source: "O", codings: pathwayNames.map((name) => pathways[name].condition) },
  { source: "G", closed: true, codings: Object.values(pregnancyStatuses) },
  { source: "G", codings: Object.values(ambulatoryMonitoring) },
  { source: "G", codings: measurementCodings() },
  { source: "E", codings: Object.values(twentyFourHourTriplet) },
  { source: "ED", codings: Object.values(supplyUnits).map(({ code, unit }) => ({ code, display: unit })) },
];

/** What is known of a code beside the display in its table. */
interface Besides {
  /** Where it differs from that of the table. */
  readonly source?: string;
  /** Other words for it. */
  readonly also?: readonly string[];
  /** The semantic tag of its fully specified name: the words are known with it, too. */
  readonly tag?: string;
}

const besides = once((): Readonly<Record<string, Besides>> => ({
  "1577041000000109": { source: "GE", tag: "procedure" },
  "2129921000000100": { source: "H", tag: "procedure" },
  "1659111000000107": { source: "GEH", tag: "procedure" },
  "1659121000000101": { source: "GEH", tag: "procedure" },
  "1577321000000100": { tag: "procedure" },
  "60001007": { source: "GE", tag: "finding" },
  "861231000000105": { source: "E" },

  "386472008": { source: "UK Core value set EncounterType" },
  "307321000000107": { source: "UK Core value set EncounterType" },
  "325871000000103": { source: "Send Document example", tag: "record artifact" },
  "325861000000105": { source: "GP Connect data model", tag: "record artifact" },
  "325941000000100": { source: "an older pharmacy message of NHS England", tag: "record artifact" },

  "163020007": { source: "GE", also: ["O/E - blood pressure"] },
  "72313002": { source: "GE" },
  "271650006": { source: "GE", also: ["Diastolic arterial pressure"] },
  "163033001": { source: "GE" },
  "407556006": { source: "GE" },
  "407557002": { source: "GE" },
  "163034007": { source: "GE" },
  "400974009": { source: "GE" },
  "400975005": { source: "GE" },
  "2181371000000107": { tag: "observable entity" },
  "2181381000000109": { tag: "observable entity" },
  "2181391000000106": { tag: "observable entity" },
  "335661000000109": { tag: "observable entity" },
  "1162737008": { tag: "observable entity" },
  "1162735000": { tag: "observable entity" },

  "78564009": { tag: "observable entity" },
  "364075005": { source: "E" },
  "61086009": { tag: "finding" },
  "703421000": { source: "E" },
  "50373000": { source: "E" },
  "248333004": { tag: "observable entity" },
  "1162419008": { tag: "observable entity" },
  "27113001": { source: "E" },
  "784399000": { tag: "observable entity" },
  "60621009": { source: "GE", tag: "observable entity" },
}));

/** Codes of the official examples that no table holds: nothing here builds them by itself. */
const ofExamples: Readonly<Record<string, string>> = {
  "276433004": "Insect bite - wound",
  "68566005": "Urinary tract infectious disease",
  "368208006": "Left upper arm structure",
  "368209003": "Right upper arm structure",
  "40983000": "Structure of upper extremity between shoulder and elbow",
  "26643006": "Oral route",
  "289411000001107": "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)",
  "24549911000001107": "Nitrofurantoin 50mg capsules (A A H Pharmaceuticals Ltd)",
  "17346711000001106": "Rigevidon tablets (Gedeon Richter (UK) Ltd)",
  "314137006": "Urine nitrite positive",
  "8392000": "Non-smoker",
};

function knownIn(all: readonly TableOfCodes[]): ReadonlyMap<string, KnownDisplays> {
  const known = new Map<string, KnownDisplays>();
  for (const { source, closed = false, codings } of all) {
    const words = new Map<string, [string, ...string[]]>();
    for (const { code, display } of codings) {
      const displays = words.get(code);
      if (displays === undefined) words.set(code, [display]);
      else if (!displays.includes(display)) displays.push(display);
    }
    words.forEach((displays, code) => {
      if (known.has(code)) return;
      const { source: own = source, also = [], tag } = besides()[code] ?? {};
      if (also.length > 0) displays.push(...also);
      if (tag !== undefined) displays.push(`${displays[0]} (${tag})`);
      known.set(code, { displays, closed, source: own });
    });
  }
  return known;
}

/**
 * Displays by code, for SNOMED CT and dm+d: a code that carries another code's words is a danger. The table says what
 * is known; it does not limit which conditions or medicines may be sent. A map, since what is looked up comes from
 * outside.
 * Source: the letter of each row; guide releases 1.2.0-public-beta and 1.2.1-public-beta.
 */
export const knownDisplays: () => ReadonlyMap<string, KnownDisplays> = /* @__PURE__ */ once(() =>
  knownIn([
    ...tables(),
    { source: "E", codings: Object.entries(ofExamples).map(([code, display]) => ({ code, display })) },
  ]),
);
