export { consultationArbitrary, type ConsultationOptions } from "./consultation.js";
export { edgeTexts, line, text, type EdgeText } from "./edge-text.js";
export { practitionerArbitrary } from "./people.js";
export type { Size } from "./size.js";
export { sentAt } from "./times.js";
