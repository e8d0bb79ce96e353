/**
 * Builds GP Connect Update Record messages from pharmacy consultations, and validates them. Uses no Node built-in: it
 * runs in browsers too.
 *
 * @packageDocumentation
 */
export { buildMessage, type BuildOptions, type Message } from "./build-message.js";
export * from "./consultation/index.js";
export { InvalidValueError, UpdateRecordError, type UpdateRecordErrorCode } from "./errors.js";
export { JsonReadError, type JsonReadFault, type JsonReadProblem } from "./fhir/json/errors.js";
export { fhirJsonOf } from "./fhir/json/fhir-json-of.js";
export { readFhirJson, type FhirJsonReading, type JsonLineColumn } from "./fhir/json/read-fhir-json.js";
export { writeFhirJson, type JsonWriteOptions } from "./fhir/json/write-fhir-json.js";
export type { Bundle, Resource } from "./fhir/types.js";
export type { XmlLimits } from "./fhir/xml/limits.js";
export type { ReadOptions } from "./fhir/xml/read-xml.js";
export { XmlWriteError } from "./fhir/xml/errors.js";
export { writeXml, type WriteOptions } from "./fhir/xml/write-xml.js";
export * from "./message/index.js";
export { replaceMessage, type Replacement, type ReplaceOptions } from "./replace-message.js";
export * from "./terminology/index.js";
export * from "./validation/index.js";
export * from "./values/index.js";
