/** Of an engine's own classes, whichever window, worker or test environment made it. @internal */
export function isA(name: "Promise" | "Uint8Array", value: unknown): boolean {
  return typeof value === "object" && Object.prototype.toString.call(value) === `[object ${name}]`;
}

/**
 * What was given instead, where that says what to do: words to add to an error. They never repeat the value, and are
 * empty for what needs no words.
 * @internal
 */
export function givenInstead(value: unknown): string {
  if (value === undefined) return "; it is missing";
  if (isA("Promise", value)) return "; this is a Promise: await it first";
  if (typeof value === "function") return "; this is a function: give what it returns";
  if (typeof value !== "object" || value === null) return "";
  return typeof (value as { readonly xml?: unknown }).xml === "string" ? "; this is a built message: give its xml" : "";
}
