/** A postal address, as far as it is known. */
export interface Address {
  /** House and street, one member for each line. */
  readonly line?: readonly string[];
  readonly city?: string;
  readonly district?: string;
  readonly postalCode?: string;
}
