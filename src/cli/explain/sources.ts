/** The sections of the guide's digest (update-record.md), by the first rule of each. */
const sections: readonly (readonly [first: number, name: string])[] = [
  [1, "section 1, the envelope"],
  [20, "section 2, the document bundle"],
  [30, "section 3, the resources"],
  [50, "section 4, the services"],
  [60, "section 5, the PRSB headings"],
  [70, "section 6, the observations"],
  [80, "section 7, replacing what was sent"],
  [90, "section 8, MESH"],
  [100, "section 9, the acknowledgements"],
];

const guide =
  "NHS England, implementation guide GP Connect - Update Record (ITK3), 1.2.0-public-beta of 14 November 2024 with " +
  "the service codes of 1.2.1";
const mesh = "NHS England, MESH API description and MESH guidance";

/** Where a rule comes from; `described` is what the validator's own table says of it. */
export function sourceOf(id: string, described: string | undefined): string {
  if (id.startsWith("CS-"))
    return "a rule of this project, for clinical safety (docs/clinical-safety); not NHS England's";
  if (id.startsWith("ME-")) return `${mesh} (mesh.md)`;
  if (!id.startsWith("UR-")) return described ?? "";
  const number = Number(id.slice(3));
  const section = sections.findLast(([first]) => first <= number)?.[1] ?? "";
  const profiles = (described ?? "").split("; ").filter((one) => one.startsWith("profile "));
  return [`${guide} (update-record.md, ${section})`, ...profiles].join("; ");
}
