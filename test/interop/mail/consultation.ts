import type { Consultation } from "../../../src/consultation/consultation.js";
import { parseConsultation } from "../../../src/consultation/parse-consultation.js";
import { sinusitis } from "../../delivery/support/sinusitis.js";

/** What only the document may hold. */
export const patientWords: readonly string[] = ["Nuñez", "Zoë", "9990000018", "999 000 0018", "1990", "sinus"];

const words = "with a good deal of text, as people write when they have time, so that it fills several lines. ";

/** A consultation of an invented patient, over several pages, with accents and with text from right to left. */
export function consultationInManyScripts(): Consultation {
  const usual = sinusitis();
  return parseConsultation(
    JSON.parse(
      JSON.stringify({
        ...usual,
        patient: { ...usual.patient, name: { family: "Nuñez-Løvås", given: ["Zoë", "Şeyma"], prefix: ["Ms"] } },
        clinicalSummary: [
          "Écoulement nasal depuis 11 jours; naïve façade, Łódź, Ağrı, Þórshöfn, Ħamrun, Αθήνα, Київ.",
          'Patient said: "אני לא מרגישה טוב (כבר 3 ימים)" and was examined at 10:05.',
          "الأنف مسدود منذ ١١ يوما، درجة الحرارة 37.4 °C، ولا توجد علامات خطر.",
          ...Array.from({ length: 40 }, (_, at) => `Statement ${at + 1} ${words.repeat(1 + (at % 5))}`.trim()),
        ],
        history: ["No known drug allergies."],
        advice: ["Return if no better in a week."],
      }),
    ),
  );
}
