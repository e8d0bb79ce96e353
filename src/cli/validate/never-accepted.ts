/** Why the errors of a rule of the guide are never accepted: what a practice would believe is in them. */
const guarded: Readonly<Record<string, string>> = {
  "UR-001": "a text that cannot be read says nothing",
  "UR-002": "it decides what the text is, and whether a message sent twice is seen as one",
  "UR-007": "it decides whose finding or supply it is",
  "UR-021": "it decides whose consultation it is",
  "UR-030": "it decides whether it is a correction, and whose consultation it is",
  "UR-032": "it decides into whose record the consultation goes",
  "UR-036": "it decides what was measured, and when",
  "UR-039": "it decides which medicine the practice files, and how much of it",
  "UR-040": "a medicine that was not supplied would be filed",
  "UR-041": "it decides how much was supplied",
  "UR-062": "it decides whether the practice believes that the patient is pregnant",
  "UR-070": "it decides what the blood pressure was",
  "UR-071": "it decides what the blood pressure was",
  "UR-072": "it decides what the pulse was",
  "UR-073": "it decides what was measured",
  "UR-074": "it decides what was measured",
  "UR-080": "it decides which message is replaced",
};

/** Why an error of this rule is never accepted. Undefined where it may be. */
export function whyNeverAccepted(rule: string): string | undefined {
  return rule.startsWith("CS-") ? "an error of clinical safety always counts" : guarded[rule];
}
