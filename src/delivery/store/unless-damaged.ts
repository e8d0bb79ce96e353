import { StoreError } from "./store-error.js";

/** Undefined where what is stored is not as it was written: one such row must not hold up all others. */
export function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreError && error.reason === "corrupt") return undefined;
    throw error;
  }
}
