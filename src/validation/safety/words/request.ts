/** Words that ask the practice to act, and what shows that they do not. */
export interface Request {
  /** What a finding shows: never what the text says. */
  readonly words: string;
  /**
   * Of each list the text has a word, or the pattern cannot match. To look for words takes a fraction of the time of a
   * pattern's first run.
   */
  readonly needs: readonly (readonly string[])[];
  readonly patterns: () => Patterns;
}

/** How the words are recognised. */
export interface Patterns {
  readonly pattern: RegExp;
  /**
   * What must follow it. In one pattern, a long list after words that may be left out takes V8 ten times as long to
   * compile, and the first message of a program waits for that.
   */
  readonly followedBy?: RegExp;
  /** What may not be directly before it: "advised to see GP to discuss" asks the patient. */
  readonly notAfter?: RegExp;
  /** What may not be directly after it: "please refer to the leaflet". */
  readonly notBefore?: RegExp;
  /** True where the same words are said to a patient: then they ask nothing under advice or signposting. */
  readonly alsoToPatients?: boolean;
}
