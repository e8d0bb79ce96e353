import type { Bundle, Resource } from "../src/fhir/types.js";

/** What each resource of a message is for, as the picture says it; the rule that asks for it. */
const words: Readonly<Record<string, readonly [says: string, rule: string]>> = {
  MessageHeader: ["event, sender's mailbox, both acknowledgements asked for; answers name its id", "UR-005"],
  Organization: ["who sends: the ODS code", "UR-003"],
  Composition: ["the service, when, by whom; its one section names the clinical resources", "UR-030"],
  Encounter: ["when the patient was seen, how, and who took part", "UR-031"],
  Patient: ["NHS number, name, date of birth: they also make the address", "UR-032"],
  Practitioner: ["who saw the patient, with their registration", "UR-034"],
  PractitionerRole: ["their job role", "UR-035"],
  ClinicalImpression: ["one heading each, in words: the clinical summary and others", "UR-037"],
  Condition: ["what the patient came with, in SNOMED CT", "UR-038"],
  Observation: ["what was measured, with unit and time", "UR-036"],
  MedicationDispense: ["what was supplied: dm+d product, quantity, dosage", "UR-039"],
};

interface Row {
  readonly type: string;
  readonly count: number;
  readonly says: string;
  readonly rule: string;
}

/** A drawing of a message that was really built: its two bundles, and what each of their resources is for. */
export function messagePicture(message: Bundle): string {
  const [header, sender, document] = (message.entry ?? []).map(({ resource }) => resource);
  if (header === undefined || sender === undefined || document?.resourceType !== "Bundle")
    throw new Error("a message holds a MessageHeader, an Organization and a Bundle");
  const outer = rowsOf([header, sender]);
  const inner = rowsOf((document.entry ?? []).flatMap(({ resource }) => resource ?? []));
  const innerTop = 64 + outer.length * step;
  const innerHeight = 56 + inner.length * step;
  const height = innerTop + innerHeight + 36;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      'role="img" font-family="Arial, Liberation Sans, Helvetica, sans-serif" font-size="15">',
    "<title>The parts of an Update Record message</title>",
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    box(8, 8, width - 16, height - 16, "#f0f4f5", "#005eb8"),
    text(24, 36, "Message bundle (ITK3)", "bold"),
    ...outer.flatMap((row, at) => rowLines(row, 24, 48 + at * step)),
    box(24, innerTop, width - 48, innerHeight, "#ffffff", "#005eb8"),
    text(40, innerTop + 28, "Document bundle: the consultation", "bold"),
    ...inner.flatMap((row, at) => rowLines(row, 40, innerTop + 40 + at * step)),
    "</svg>",
    "",
  ].join("\n");
}

const width = 1000;
const step = 34;

function rowsOf(resources: readonly Resource[]): readonly Row[] {
  const types = [...new Set(resources.map(({ resourceType }) => resourceType))];
  return types.map((type) => {
    const isPharmacy = type === "Organization" && resources.length > 2;
    const [says, rule] = isPharmacy ? (["the pharmacy", "UR-033"] as const) : (words[type] ?? ["", ""]);
    const count = resources.filter(({ resourceType }) => resourceType === type).length;
    return { type, count, says, rule };
  });
}

function rowLines({ type, count, says, rule }: Row, x: number, y: number): readonly string[] {
  return [
    box(x, y, 220, 28, "#e8edee", "#4c6272"),
    text(x + 10, y + 20, `${type}${count > 1 ? ` (${count})` : ""}`, "bold"),
    text(x + 236, y + 20, says),
    text(width - 104, y + 20, rule),
  ];
}

function box(x: number, y: number, w: number, h: number, fill: string, stroke: string): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="4" fill="${fill}" stroke="${stroke}"/>`;
}

function text(x: number, y: number, words: string, weight = "normal"): string {
  const safe = words.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" fill="#212b32" font-weight="${weight}">${safe}</text>`;
}
