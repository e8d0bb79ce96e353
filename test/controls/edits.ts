/** How the code of a control that is not a rule with a `check` is taken out. */
export interface Edit {
  readonly control: string;
  readonly file: string;
  /** Is there exactly once. */
  readonly find: string;
  readonly put: string;
}

/** One row for each such control; two where two pieces of code keep it. */
export const edits: readonly Edit[] = [
  {
    control: "CS-04",
    file: "src/consultation/observations/pregnancy-status.ts",
    find: 'oneOf(["pregnant", "not-pregnant"], "CS-04")',
    put: 'oneOf(["pregnant", "not-pregnant", ""], "CS-04")',
  },
  {
    control: "CS-17",
    file: "src/consultation/schema/text.ts",
    find: "v.check(carriedByXml, nameCharacter),",
    put: "",
  },
  {
    control: "CS-21",
    file: "src/consultation/consultation-schema.ts",
    find: "sharing: sharing(),",
    put: "sharing: text(),",
  },
  {
    control: "CS-23",
    file: "src/message/replacement.ts",
    find: "previous.nhsNumber !== patient.nhsNumber",
    put: "false",
  },
  {
    control: "CS-24",
    file: "src/delivery/submit/check-before-sending.ts",
    find: 'if (environment !== "live") return nhsNumber;',
    put: "if (patient !== environment) return;",
  },
  {
    control: "CS-25",
    file: "src/delivery/submit/check-before-sending.ts",
    find: "!isRoutedTo(patient, nhsNumber, envelope.to, sender) ||",
    put: "",
  },
  {
    control: "CS-26",
    file: "src/consultation/people/patient.ts",
    find: 'nhsNumberVerification: keyOf(verificationStatuses, \'CS-26: must be a verification status, "01" to "08"\'),',
    put: "nhsNumberVerification: optional(line()),",
  },
  {
    control: "CS-26",
    file: "src/consultation/people/patient.ts",
    find: 'import { once } from "../../values/once.js";',
    put: 'import { once } from "../../values/once.js"; import { line } from "../schema/text.js";',
  },
  {
    control: "UR-001",
    file: "src/validation/draft-message.ts",
    find: "withSizeChecked(report, xml)",
    put: "report",
  },
  {
    control: "UR-051",
    file: "src/terminology/services.ts",
    find: 'const bloodPressureCheck = "1659111000000107";',
    put: 'const bloodPressureCheck = "1659121000000101";',
  },
  {
    control: "UR-052",
    file: "src/terminology/services.ts",
    find: 'snomed("1659121000000101", ',
    put: 'snomed("1659111000000107", ',
  },
  {
    control: "UR-074",
    file: "src/terminology/measurements.ts",
    find: '"1162419008"',
    put: '"50373000"',
  },
  {
    control: "UR-075",
    file: "src/render/outline/rounded.ts",
    find: "if (!/[1-9]/.test(fraction.slice(places))) return value;",
    put: "return value;",
  },
  {
    control: "UR-082",
    file: "src/terminology/infrastructure-response-codes.ts",
    find: "treat both as void and get in touch",
    put: "get in touch",
  },
  {
    control: "UR-091",
    file: "src/message/routing.ts",
    find: 'return dateOfBirthFormat === "yyyyMMdd"',
    put: 'return dateOfBirthFormat === "ddMMyyyy"',
  },
  {
    control: "UR-093",
    file: "src/terminology/mesh-errors.ts",
    find: "return { meaning, routing: true, action };",
    put: "return { meaning, routing: false, action };",
  },
  {
    control: "UR-100",
    file: "src/terminology/infrastructure-response-codes.ts",
    find: '"Nothing of the message was taken: correct the content and send a new message.",',
    put: '"",',
  },
  {
    control: "UR-101",
    file: "src/delivery/work/deadlines/overdue-step.ts",
    find: 'needing(overdue, "acknowledgement-overdue", newId(), time, detail)',
    put: "overdue",
  },
  {
    control: "UR-102",
    file: "src/terminology/infrastructure-response-codes.ts",
    find: 'outcome: "switched-off",',
    put: 'outcome: "rejected",',
  },
  {
    control: "UR-102",
    file: "src/delivery/fallback/go-another-way.ts",
    find: "const set = { fallbackAt: before.fallbackAt ?? at };",
    put: "const set = {};",
  },
  {
    control: "UR-103",
    file: "src/terminology/infrastructure-response-codes.ts",
    find: "correct the content and send a new message.",
    put: "send it again.",
  },
  {
    control: "UR-104",
    file: "src/delivery/match/verdict.ts",
    find: 'return /^(?:EPL-)?[0-9]{1,9}$/.test(code) ? code : "unknown-code";',
    put: "return code;",
  },
  {
    control: "UR-105",
    file: "src/render/outline/fallback-outline.ts",
    find: "and it is not a way to send anything urgent: the ",
    put: "and the ",
  },
  {
    control: "UR-114",
    file: "src/message/acknowledgement/outcome.ts",
    find: 'const gravest: readonly (ResponseOutcome | "unknown")[] = [',
    put: 'const gravest: readonly (ResponseOutcome | "unknown")[] = ["accepted",',
  },
];
