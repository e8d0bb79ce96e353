import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseConsultation } from "../../../../src/consultation/index.js";
import type { FallbackDetails, ShownConsultation } from "../../../../src/render/index.js";
import { maximal } from "../../support/maximal.js";

const folder = "examples/consultations";

/** The example consultations by their names. */
export const examples: readonly (readonly [name: string, consultation: ShownConsultation])[] = readdirSync(folder)
  .sort()
  .map((name) => [name, parseConsultation(JSON.parse(readFileSync(join(folder, name), "utf8")))]);

/** A consultation in which every optional member is there. */
export function everything(): ShownConsultation {
  const [, consultation] = maximal[0] ?? [];
  if (consultation === undefined) throw new Error("no consultation");
  return consultation;
}

export const fallbackDetails: FallbackDetails = {
  sender: { odsCode: "FQ999", mailboxId: "X26ABC1" },
  ids: {
    messageHeader: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f001",
    messageBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f002",
    documentBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f003",
  },
  practiceOdsCode: "A99999",
  sentAt: "2025-07-02T09:21:00.000Z",
  answeredAt: "2025-07-02T09:40:12Z",
};

/** Names and texts in scripts that run from right to left, with marks, and both ways in one line. */
export function fromRightToLeft(): ShownConsultation {
  const whole = everything();
  return {
    ...whole,
    patient: {
      ...whole.patient,
      name: { family: "عبد الرحمن", given: ["محمد", "لؤي"], text: "محمد لؤي عبد الرحمن (Abu Omar)" },
      otherNames: [{ use: "nickname", family: "כהן-לוי", given: ["שָׁרוֹן"] }],
      address: { line: ["12 rue de l’Œuvre", "Łódź, Ağrı, Ħamrun, Þórshöfn"], city: "Αθήνα", district: "Київ" },
    },
    clinicalSummary: [
      'Patient said: "אני לא מרגיש טוב (כבר 3 ימים)" and was examined at 10:05.',
      "الطفل يعاني من ألم في الأذن منذ ٣ أيام (درجة الحرارة 38.5 °C) ولا توجد علامات خطر. ".repeat(5),
      "Emoji 👩‍⚕️ and 中文, ﬁne office ﬂuff, naïve façade, Ångström, cafe\u0301.",
    ],
  };
}

/** So many statements, complaints and medicines that they go over many pages. */
export function long(): ShownConsultation {
  const whole = everything();
  const words = "with a good deal of text, as people write when they have time, so that it fills several lines. ";
  return {
    ...whole,
    clinicalSummary: Array.from({ length: 40 }, (_, at) => `Statement ${at} ${words.repeat(1 + (at % 6))}`),
    presentingComplaints: Array.from({ length: 60 }, () => whole.presentingComplaints?.[0] ?? {}),
    supplies: Array.from({ length: 12 }, () => whole.supplies?.[0] ?? {}),
  };
}
