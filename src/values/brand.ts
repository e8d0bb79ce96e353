declare const brand: unique symbol;

/** A string that was checked: only the parse function of `Name` makes one. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };
