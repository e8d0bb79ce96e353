import type { ConsultationRow } from "./consultation-tests.js";

/** What was written. */
export const wordRows: readonly ConsultationRow[] = [
  {
    rule: "CS-15",
    about: "the plan asks the practice to act",
    base: "sinusitis",
    change: () => ({ plan: ["Please prescribe a longer course."] }),
    expected: "warning",
  },
  {
    rule: "CS-16",
    about: "the words hold another NHS number",
    base: "sinusitis",
    change: () => ({ clinicalSummary: "Facial pain for 12 days. Seen with her sister, 999 000 0018." }),
    expected: "confirm",
  },
  {
    rule: "CS-17",
    about: "the words hold a character that XML cannot carry",
    base: "sinusitis",
    change: () => ({ advice: ["Finish the course.\u0007"] }),
    expected: "error",
  },
  {
    rule: "CS-40",
    about: "the words say pregnant, and the data not pregnant",
    base: "contraception-no-supply",
    change: () => ({ clinicalSummary: "Patient is pregnant." }),
    expected: "confirm",
  },
];
