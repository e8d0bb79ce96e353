/**
 * Builds GP Connect Update Record messages from pharmacy consultations, and validates them. Uses no Node built-in:
 * it runs in browsers too.
 *
 * @packageDocumentation
 */
export { buildMessage, type BuildOptions, type Message } from "./build-message.js";
export * from "./consultation/index.js";
export { InvalidValueError, UpdateRecordError, type UpdateRecordErrorCode } from "./errors.js";
export type { Bundle, Resource } from "./fhir/types.js";
export { writeXml, type WriteOptions } from "./fhir/xml/write-xml.js";
export * from "./message/index.js";
export { replaceMessage, type Replacement, type ReplaceOptions } from "./replace-message.js";
export * from "./terminology/index.js";
export * from "./validation/index.js";
export * from "./values/index.js";
