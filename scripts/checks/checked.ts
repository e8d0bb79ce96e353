/** What a check of the repository found: a line for each fault, and how many things it looked at. */
export interface Checked {
  readonly looked: number;
  readonly faults: readonly string[];
}
