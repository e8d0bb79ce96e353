/**
 * Whether bytes are XML, which begins with `<` in any encoding. A byte order mark, white space and the zero bytes of
 * UTF-16 may come before it.
 */
export function isXml(bytes: Uint8Array): boolean {
  return bytes.find((byte) => ![0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte)) === 0x3c;
}

/** Whether JSON is FHIR: neither a consultation nor a report names a resource. */
export function isResource(json: unknown): boolean {
  return typeof json === "object" && json !== null && Object.hasOwn(json, "resourceType");
}
