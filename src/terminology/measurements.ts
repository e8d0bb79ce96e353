/** A measurement, as `type` of the input names it. */
export type MeasurementType = keyof typeof measurements;

/** A value that has limits. */
export type MeasurementName = keyof typeof limits;

/**
 * The values that are possible at all (`hard`) and those commonly seen (`common`); both ends are included (CS-08).
 * Source: clinical-safety.md.
 */
export const limits = {
  systolic: { unit: "mm[Hg]", hard: ["30", "300"], common: ["70", "220"] },
  diastolic: { unit: "mm[Hg]", hard: ["10", "200"], common: ["40", "130"] },
  pulse: { unit: "{beats}/min", hard: ["20", "300"], common: ["40", "180"] },
  temperature: { unit: "Cel", hard: ["25", "45"], common: ["35", "41"] },
  height: { unit: "cm", hard: ["25", "272"], common: ["45", "220"] },
  weight: { unit: "kg", hard: ["0.3", "650"], common: ["2", "250"] },
  "body-mass-index": { unit: "kg/m2", hard: ["7", "250"], common: ["12", "60"] },
} as const;

/**
 * Every measurement that may be sent, a row for each (UR-070 to UR-075): schema, constructor, interfaces, message,
 * reading, rendering, safety facts and test data come from here. After a change: `npm run generate:sources`.
 * Source: Update Record guide 1.2.0-public-beta; displays from the guide and the official examples.
 */
export const measurements = {
  "blood-pressure": {
    about: "Blood pressure in mm[Hg]: always both values (UR-070).",
    constructs: "Blood pressure in mm[Hg].",
    example: `systolic: 128, diastolic: 82, method: "sitting"`,
    category: "vital-signs",
    units: { "mm[Hg]": { places: 0 } },
    special: "pair",
  },
  pulse: {
    about: "Pulse in {beats}/min (UR-072).",
    constructs: "Pulse in beats a minute.",
    example: "beatsPerMinute: 72",
    category: "vital-signs",
    member: "beatsPerMinute",
    methods: {
      measured: { code: "78564009", display: "Heart rate measured at systemic artery", label: "Pulse", rule: "UR-072" },
    },
    units: { "{beats}/min": { places: 0 } },
    limits: "pulse",
    special: "rhythm",
  },
  "heart-rate": {
    about: "Heart rate in {beats}/min, if it was not taken as a pulse (UR-072).",
    constructs: "Heart rate in beats a minute, if it was not taken as a pulse.",
    example: "beatsPerMinute: 78",
    category: "vital-signs",
    member: "beatsPerMinute",
    methods: { measured: { code: "364075005", display: "Heart rate", label: "Heart rate", rule: "UR-072" } },
    units: { "{beats}/min": { places: 0 } },
    limits: "pulse",
  },
  "irregular-pulse": {
    about:
      "A pulse that was irregular and was not counted (UR-072). If it was counted, use `rhythm` on the pulse instead.",
    constructs: "An irregular pulse that was not counted.",
    example: "",
    category: "vital-signs",
    methods: { measured: { code: "61086009", display: "Pulse irregular", label: "Pulse", rule: "UR-072" } },
    special: "finding",
  },
  temperature: {
    about: "Body temperature, in degrees Celsius or Fahrenheit (UR-073).",
    constructs: "Body temperature.",
    example: `value: "37.40", unit: "Cel"`,
    category: "vital-signs",
    member: "value",
    methods: { measured: { code: "703421000", display: "Temperature", label: "Temperature", rule: "UR-073" } },
    units: { Cel: { places: 1 }, "[degF]": {} },
    limits: "temperature",
  },
  weight: {
    about: "Body weight (UR-073), measured here or reported by the patient (UR-074).",
    constructs: "Body weight.",
    example: `value: 71.5, unit: "kg"`,
    category: "vital-signs",
    member: "value",
    methods: {
      measured: { code: "27113001", display: "Body weight", label: "Weight", rule: "UR-073" },
      "self-reported": {
        code: "784399000",
        display: "Self reported body weight",
        label: "Weight, self-reported",
        rule: "UR-074",
      },
    },
    units: { g: {}, kg: { places: 1 }, "[lb_av]": {} },
    aboutUnit: "UCUM: gram, kilogram or pound.",
    limits: "weight",
  },
  height: {
    about: "Body height (UR-073), measured here or reported by the patient (UR-074).",
    constructs: "Body height.",
    example: `value: 172, unit: "cm"`,
    category: "vital-signs",
    member: "value",
    methods: {
      measured: { code: "50373000", display: "Body height measure", label: "Height", rule: "UR-073" },
      standing: { code: "248333004", display: "Standing height", label: "Height, standing", rule: "UR-073" },
      "self-reported": {
        code: "1162419008",
        display: "Self reported body height",
        label: "Height, self-reported",
        rule: "UR-074",
      },
    },
    units: { cm: { places: 0 }, "[in_i]": {} },
    aboutUnit: "UCUM: centimetre or inch.",
    limits: "height",
  },
  "body-mass-index": {
    about: "Body mass index in kg/m2 (UR-073), including one worked out from what the patient reported (UR-074).",
    constructs: "Body mass index in kg/m2.",
    example: `value: "24.2"`,
    category: "vital-signs",
    member: "value",
    methods: { measured: { code: "60621009", display: "Body mass index", label: "Body mass index", rule: "UR-073" } },
    units: { "kg/m2": { places: 1 } },
    limits: "body-mass-index",
  },
} as const;
