export type { ValidateOptions } from "./options.js";
export type { Issue, MessageKind, Report, Severity } from "./report.js";
export { validateMessage } from "./validate-message.js";
export { validateResources } from "./validate-resources.js";
export { ValidationError } from "./validation-error.js";
