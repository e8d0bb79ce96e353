/**
 * Each process collects its own garbage, since there are as many as processors and helpers would only hold them up. A
 * schedule leaves 18 MB of it: several go before any is collected.
 */
export const nodeFlags: readonly string[] = ["--single-threaded-gc", "--max-semi-space-size=48"];
