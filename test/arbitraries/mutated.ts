import fc from "fast-check";
import { consultationArbitrary } from "./consultation.js";

/** What the values look like, and what may stand in place of one: the last row takes any text. */
const texts: readonly (readonly [like: RegExp, values: readonly string[]])[] = [
  [
    /^[0-9]{4}-[0-9]{2}/,
    [
      ...["2026-01-15", "2026-01-10T09:00:00Z", "2026-01-14T23:30:00+01:00", "2031-05-05", "2021-01-01T10:00:00Z"],
      ...["1753-01-01", "0001-01-01", "1900-01-01", "2015-06-30", "2026-01-15T12:05:01Z", "2026-01-08", "1990-02-28"],
      ...["2026-01", "2026-02-30", "2026-01-15T25:00:00Z", "12:00:00", "yesterday"],
    ],
  ],
  [
    /^[0-9]{6,18}$/,
    [
      ...["77386006", "60001007", "314448008", "314464000", "48277006", "276433004", "386661006", "15805002"],
      ...["289411000001107", "10430511000001103", "17346711000001106", "9990000018", "0000000000", "9999999999"],
    ],
  ],
  [/^(?:male|female|other|unknown)$/, ["male", "female", "other", "unknown"]],
  [
    /^[a-z]+(?:-[a-z]+)+$/,
    [
      ...["patient-group-direction", "prescription-dispensing", "clinical-protocol", "pregnant", "not-pregnant"],
      ...["none-found", "sinusitis", "uncomplicated-urinary-tract-infection", "minor-illness", "urgent-supply"],
    ],
  ],
  [/^[A-Z][0-9]{4}$/, ["R1290", "R5230", "R9803", "R5220"]],
  [
    /^/,
    [
      ...["Patient currently pregnant", "Not pregnant", "Impetigo", "None", "No red flags identified.", "mdu", "once"],
      ...["Please prescribe more", "GP to review", "Allergic to penicillin", "Seen with 999 000 0018", "BP was 181/95"],
      ...[
        "Иванов",
        "O\u00B4Hara",
        "O\u2019Hara",
        "王",
        "x".repeat(80),
        "_",
        "Sm\u00A8ith",
        "a\u202Etxt",
        "a\u0000",
        "\uD800",
      ],
      ...[
        "capsule",
        "ml",
        "kg",
        "g",
        "cm",
        "[in_i]",
        "Cel",
        "[degF]",
        "01",
        "07",
        "02",
        "FQW30",
        "N",
        "H",
        "L",
        "",
        " ",
      ],
    ],
  ],
];
const numbers = [0, -1, 1, 0.1, 9, 11, 36.6, 37.123456789, 65, 120, 181, 215, 400, 1001, 1e21, NaN, Infinity];
const strange = [null, true, false, undefined, [], {}, [""], [{}], ["None"], { value: 1, unit: "tablet" }, 5, "text"];

/** Mostly a value of the same kind, now and then a wrong or strange one. */
function inPlaceOf(had: unknown, choice: number): unknown {
  const pick = (values: readonly unknown[]): unknown => values[Math.floor(choice / 10) % values.length];
  if (choice % 10 === 0) return structuredClone(pick(strange));
  if (typeof had === "number") return pick(numbers);
  if (typeof had !== "string") return structuredClone(had);
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(had) && had.length < 6) return String(pick(numbers.slice(0, 14)));
  return pick(choice % 10 === 1 ? (texts.at(-1)?.[1] ?? []) : (texts.find(([like]) => like.test(had))?.[1] ?? []));
}

interface Change {
  readonly kind: "replace" | "remove" | "repeat" | "add" | "exchange";
  readonly at: number;
  readonly to: number;
  readonly choice: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...Array.from({ length: 12 }, () => "replace" as const), "remove", "repeat", "add", "exchange"),
  at: fc.nat(),
  to: fc.nat(),
  choice: fc.nat(9_999),
});

interface Slot {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

/** Every member and every item, at any depth: values twice as often as lists and objects. */
function slotsIn(value: unknown): readonly Slot[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => {
    const slot = { parent, key };
    const below = slotsIn(parent[key]);
    return below.length === 0 ? [slot, slot] : [slot, ...below];
  });
}

function changed(input: unknown, changes: readonly Change[]): unknown {
  const copy = structuredClone(input);
  for (const { kind, at, to, choice } of changes) {
    const slots = slotsIn(copy);
    const [slot, other] = [slots[at % slots.length], slots[to % slots.length]];
    if (slot !== undefined && other !== undefined) apply(kind, slot, other, choice);
  }
  return copy;
}

function apply(kind: Change["kind"], { parent, key }: Slot, other: Slot, choice: number): void {
  const had = parent[key];
  if (kind === "replace") parent[key] = inPlaceOf(had, choice);
  else if (kind === "remove" && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (kind === "remove") Reflect.deleteProperty(parent, key);
  else if (kind === "repeat" && Array.isArray(parent)) parent.push(structuredClone(had));
  else if (kind === "exchange" && typeof had === typeof other.parent[other.key] && typeof had !== "object") {
    parent[key] = other.parent[other.key];
    other.parent[other.key] = had;
  } else if (kind === "add" && !Array.isArray(parent)) parent[other.key] = structuredClone(other.parent[other.key]);
}

/**
 * Consultations as JSON of which one to three things were changed (types, values, texts, times, codes, members); half
 * of them lost their confirmations.
 */
export const mutatedConsultation: fc.Arbitrary<unknown> = fc
  .tuple(consultationArbitrary(), fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([input, changes, isConfirmed]) => changed(isConfirmed ? input : { ...input, confirmations: [] }, changes));
