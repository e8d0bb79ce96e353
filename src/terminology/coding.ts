/** A code with the words that belong to it. The two are never apart: each comes from one row of a table. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}
