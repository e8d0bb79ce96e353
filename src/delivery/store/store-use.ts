/**
 * What a store is opened for: `make` makes it where it is not there, `change` needs one that is there, and `look`
 * leaves no trace in it, not even the marks of its keys.
 */
export type StoreUse = "make" | "change" | "look";
