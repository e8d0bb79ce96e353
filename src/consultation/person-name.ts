/** A person's name. */
export interface PersonName {
  /** Family name (surname). A patient's is also part of the address that the message travels to. */
  readonly family: string;
  /** Given names in their order. */
  readonly given?: readonly string[];
  /** Titles, such as `Mrs`. */
  readonly prefix?: readonly string[];
}
