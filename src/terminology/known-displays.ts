/** The words that are known for one SNOMED CT or dm+d code. */
export interface KnownDisplays {
  /** Every display that is accepted; the first is the one that is built. Case and spacing do not matter. */
  readonly displays: readonly [string, ...string[]];
  /** True where any other display is an error, not a synonym that happens to be unknown here. */
  readonly closed: boolean;
  /**
   * G the guide to 1.2.0, H its 1.2.1 page, E official examples, O OpenSAFELY's code list, D dm+d's units of measure.
   */
  readonly source: string;
}

function known(source: string, ...displays: [string, ...string[]]): KnownDisplays {
  return { displays, closed: false, source };
}

/** The words, and the same words as fully specified name with their semantic tag. */
function tagged(source: string, display: string, tag: string): KnownDisplays {
  return known(source, display, `${display} (${tag})`);
}

function closed(list: KnownDisplays): KnownDisplays {
  return { ...list, closed: true };
}

/**
 * Displays by code, for SNOMED CT and dm+d: a code that carries another code's words is a danger. The table says what
 * is known;
 * it does not limit which conditions or medicines may be sent. A map, since what is looked up comes from outside.
 * Source: the letter of each row; guide releases 1.2.0-public-beta and 1.2.1-public-beta.
 */
export const knownDisplays: ReadonlyMap<string, KnownDisplays> = new Map([
  [
    "1577041000000109",
    closed(tagged("GE", "Community Pharmacist Consultation Service for minor illness", "procedure")),
  ],
  ["2129921000000100", closed(tagged("H", "Community Pharmacy Pharmacy First Service", "procedure"))],
  [
    "1659111000000107",
    closed(
      known(
        "GEH",
        "Community Pharmacy Blood Pressure Check Service",
        "Hypertension Case Finding Service",
        "Community Pharmacy Blood Pressure Check Service (procedure)",
      ),
    ),
  ],
  ["1659121000000101", closed(tagged("GEH", "Community Pharmacy Contraception Service", "procedure"))],
  [
    "1577321000000100",
    closed(
      tagged("G", "Community Pharmacist Consultation Service for urgent supply of prescription items", "procedure"),
    ),
  ],
  ["307778003", known("E", "Seen in primary care establishment")],

  ["3110003", known("O", "Acute otitis media")],
  ["48277006", known("O", "Impetigo")],
  ["262550002", known("O", "Infected insect bite")],
  ["4740000", known("O", "Herpes zoster")],
  ["15805002", known("O", "Acute sinusitis")],
  ["363746003", known("O", "Acute pharyngitis")],
  ["1090711000000102", known("O", "Uncomplicated urinary tract infection")],
  ["276433004", known("E", "Insect bite - wound")],
  ["68566005", known("E", "Urinary tract infectious disease")],

  ["77386006", closed(known("G", "Patient currently pregnant"))],
  ["60001007", closed(tagged("GE", "Not pregnant", "finding"))],
  ["861231000000105", known("E", "Ambulatory blood pressure recording declined")],
  ["725956001", known("G", "Ambulatory blood pressure monitoring report")],

  ["163020007", known("GE", "On examination - blood pressure reading", "O/E - blood pressure")],
  ["72313002", known("GE", "Systolic arterial pressure")],
  ["271649006", known("G", "SAP - Systolic arterial pressure")],
  ["1091811000000102", known("G", "Diastolic arterial pressure")],
  ["271650006", known("GE", "Diastolic blood pressure", "Diastolic arterial pressure")],
  ["163033001", known("GE", "Lying blood pressure reading")],
  ["407556006", known("GE", "Lying systolic blood pressure")],
  ["407557002", known("GE", "Lying diastolic blood pressure")],
  ["163034007", known("GE", "Standing blood pressure reading")],
  ["400974009", known("GE", "Standing systolic blood pressure")],
  ["400975005", known("GE", "Standing diastolic blood pressure")],
  ["163035008", known("G", "Sitting blood pressure reading")],
  ["407554009", known("G", "Sitting systolic blood pressure")],
  ["407555005", known("G", "Sitting diastolic blood pressure")],
  ["928021000000108", known("G", "Baseline blood pressure")],
  ["716579001", known("G", "Baseline systolic blood pressure")],
  ["716632005", known("G", "Baseline diastolic blood pressure")],
  ["2181371000000107", tagged("G", "Average ambulatory blood pressure", "observable entity")],
  ["2181381000000109", tagged("G", "Average ambulatory systolic blood pressure", "observable entity")],
  ["2181391000000106", tagged("G", "Average ambulatory diastolic blood pressure", "observable entity")],
  ["335661000000109", tagged("G", "Self measured blood pressure reading", "observable entity")],
  ["1162737008", tagged("G", "Self reported systolic blood pressure", "observable entity")],
  ["1162735000", tagged("G", "Self reported diastolic blood pressure", "observable entity")],
  ["314463006", known("E", "24 hour blood pressure")],
  ["314449000", known("E", "Average 24 hour systolic blood pressure")],
  ["314462001", known("E", "Average 24 hour diastolic blood pressure")],

  ["78564009", tagged("G", "Heart rate measured at systemic artery", "observable entity")],
  ["364075005", known("E", "Heart rate")],
  ["61086009", tagged("G", "Pulse irregular", "finding")],
  ["703421000", known("E", "Temperature")],
  ["50373000", known("E", "Body height measure")],
  ["248333004", tagged("G", "Standing height", "observable entity")],
  ["1162419008", tagged("G", "Self reported body height", "observable entity")],
  ["27113001", known("E", "Body weight")],
  ["784399000", tagged("G", "Self reported body weight", "observable entity")],
  ["60621009", tagged("GE", "Body mass index", "observable entity")],

  ["368208006", known("E", "Left upper arm structure")],
  ["368209003", known("E", "Right upper arm structure")],
  ["40983000", known("E", "Structure of upper extremity between shoulder and elbow")],
  ["26643006", known("E", "Oral route")],
  ["428641000", known("ED", "capsule")],
  ["428673006", known("ED", "tablet")],
  ["258773002", known("ED", "ml")],
  ["258682000", known("ED", "gram")],
  ["258684004", known("ED", "mg")],
  ["3317411000001100", known("ED", "dose")],
  ["733013000", known("ED", "sachet")],
  ["413516001", known("ED", "ampoule")],
  ["415818006", known("ED", "vial")],

  ["289411000001107", known("E", "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)")],
  ["24549911000001107", known("E", "Nitrofurantoin 50mg capsules (A A H Pharmaceuticals Ltd)")],
  ["17346711000001106", known("E", "Rigevidon tablets (Gedeon Richter (UK) Ltd)")],
  ["314137006", known("E", "Urine nitrite positive")],
  ["8392000", known("E", "Non-smoker")],
]);
